// `npm run dev`: the server rebuilt and restarted on every change, the staff app by Vite with hot reload in front of it.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { root } from './lib/root.mjs';

const APP_ADDRESS = 'http://127.0.0.1:5173';
const vite = join(root, 'node_modules/vite/bin/vite.js');

requireNode();
await installPackages();
await build();

const children = new Set();
const start = (args, env = {}) => {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
};

const startServer = () => start(['.build/server/main.js'], { PUBLIC_URL: APP_ADDRESS });
let server = startServer();
let restart;

// Vite writes several files per build; the last one counts.
watch(join(root, '.build/server'), () => {
  clearTimeout(restart);
  restart = setTimeout(() => {
    const old = server;
    if (old.exitCode !== null) server = startServer();
    else old.once('exit', () => (server = startServer())).kill('SIGTERM');
  }, 300);
});

for (const config of ['server/vite.config.ts', 'server/vite.portal.config.ts']) {
  start([vite, 'build', '--watch', '--config', config, '--logLevel', 'warn'], { NODE_ENV: 'development' });
}
start([vite, '--config', 'builder/vite.config.ts'], {
  PORTICO_DEV_SERVER: `http://127.0.0.1:${process.env.PORT ?? 3000}`,
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    clearTimeout(restart);
    for (const child of children) child.kill('SIGTERM');
  });
}
