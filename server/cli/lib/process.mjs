import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program to its end and resolves with its exit code and output. Nothing is printed unless `show` is set,
 * so that a step that works stays quiet; arguments never pass through a shell, so paths may hold spaces.
 */
export function run(command, args, { show = false, env = process.env, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/** As `run`, but anything other than success stops this program with one sentence and the step's own output. */
export async function must(what, command, args, options) {
  const result = await run(command, args, options);
  if (result.code === 0) return result;
  console.error(`${what} did not work.\n${result.output.trim()}`);
  process.exit(1);
}
