// `npm run test:mongodb [-- PATH …]`: the whole suite on an independent server of MongoDB's protocol, and the embedded
// store compared with it. A mongod in the PATH is taken where there is one; otherwise mongo-java-server from Maven
// Central, which needs `java` and `mvn`. `MONGODB_URI` names a server that runs already.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { must, run } from './lib/process.mjs';
import { root } from './lib/root.mjs';

const JAVA_SERVER = '1.47.0';
const stopping = [];

async function works(command, ...args) {
  return run(command, args).then(
    ({ code }) => code === 0,
    () => false,
  );
}

/** Starts a program and gives the first line it prints that the test accepts. */
function start(command, args, accept) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  stopping.push(() => child.kill());
  return new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => accept(line) && resolve(line));
    child.once('exit', (code) => reject(new Error(`${command} ended with code ${code}`)));
  });
}

async function mongod() {
  const dir = mkdtempSync(join(tmpdir(), 'portico-mongod-'));
  stopping.push(() => rmSync(dir, { recursive: true, force: true }));
  const port = 27_500 + Math.floor(Math.random() * 1_000);
  const args = ['--dbpath', dir, '--port', String(port), '--bind_ip', '127.0.0.1'];
  await start('mongod', args, (line) => line.includes('Waiting for connections'));
  return `mongodb://127.0.0.1:${port}`;
}

async function javaServer() {
  const dir = join(root, '.build/mongo-java-server');
  mkdirSync(dir, { recursive: true });
  const dependency = `<groupId>de.bwaldvogel</groupId><artifactId>mongo-java-server</artifactId><version>${JAVA_SERVER}</version>`;
  writeFileSync(
    join(dir, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>reference</artifactId><version>1</version><dependencies><dependency>${dependency}</dependency></dependencies></project>`,
  );
  const copy = ['-q', 'dependency:copy-dependencies', '-DoutputDirectory=lib'];
  await must('Fetching mongo-java-server', 'mvn', copy, { cwd: dir });
  const source = join(root, 'server/store/testing/reference/ReferenceServer.java');
  return start('java', ['-cp', join(dir, 'lib', '*'), source], (line) => line.startsWith('mongodb://'));
}

async function reference() {
  if (process.env.MONGODB_URI) return { name: 'the given server', uri: process.env.MONGODB_URI };
  if (await works('mongod', '--version')) return { name: 'mongod', uri: await mongod() };
  if ((await works('java', '-version')) && (await works('mvn', '-version'))) {
    return { name: 'mongo-java-server', uri: await javaServer() };
  }
  console.error('There is no independent server: install mongod, or java and mvn, or set MONGODB_URI.');
  return process.exit(1);
}

const { name, uri } = await reference();
console.log(`Testing on ${name} at ${uri}`);
const config = name === 'mongo-java-server' ? 'server/testing/mongo-java-server.config.ts' : '.vitest.config.ts';
const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), ...['run', '-c', config], ...process.argv.slice(2)];
const { code } = await run(process.execPath, vitest, {
  show: true,
  env: { ...process.env, MONGODB_URI: uri, REFERENCE_URI: uri, REFERENCE_SERVER: name },
});
for (const stop of stopping) stop();
process.exit(code);
