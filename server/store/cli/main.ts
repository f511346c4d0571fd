import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { answers, socketPath, unixUri } from '../embedded/address.ts';
import { startServer } from '../embedded/server.ts';
import { backup, needStore } from '../tools/backup.ts';
import { copyTo } from '../tools/copy-to.ts';
import { restore } from '../tools/restore.ts';

const USAGE = `Usage:
  npm run store -- [--dir DIR] [--port N]     serve a data folder alone and print its address
  npm run backup -- FILE [--dir DIR]          copy everything into one file, also while the store runs
  npm run restore -- FILE [--dir DIR]         put a backup in place of the folder's content
  npm run copy-to -- mongodb://… [--dir DIR] [--remove-extra]
                                              move everything to a MongoDB, and compare`;

/** A mistake in how the program was called. */
class UsageError extends Error {}

async function run(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      dir: { type: 'string', default: process.env.DATA_DIR || 'data' },
      port: { type: 'string' },
      'remove-extra': { type: 'boolean', default: false },
    },
  });
  const [command, target] = positionals;
  const dir = resolve(values.dir);
  switch (command) {
    case 'store':
      return serve(dir, values.port);
    case 'backup':
      await backup(dir, needed(target, 'a file to write to'));
      return say(`Everything in ${dir} is saved in ${target}.`);
    case 'restore': {
      const { kept } = await restore(needed(target, 'the backup file'), dir);
      return say(`${dir} holds what ${target} held.${kept ? ` What was there before is kept as ${kept}.` : ''}`);
    }
    case 'copy-to':
      return copy(dir, needed(target, 'the address of a MongoDB'), values['remove-extra']);
    default:
      throw new UsageError(command ? `There is no command ${command}.` : 'A command is missing.');
  }
}

function needed(value: string | undefined, what: string): string {
  if (value) return value;
  throw new UsageError(`${what} is missing.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function serve(dir: string, port: string | undefined): Promise<void> {
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new UsageError(`${port} is no port.`);
  const server = await startServer({ dir, port: port === undefined ? undefined : Number(port) });
  const stopped = new Promise<void>((stop) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop());
  });
  // Whoever reads this line may send a signal at once.
  say(server.uri);
  await stopped;
  await server.close();
}

/** From the running store where there is one, otherwise from one that is started for the purpose. */
async function copy(dir: string, toUri: string, removeExtra: boolean): Promise<void> {
  needStore(dir);
  const isRunning = await answers(socketPath(dir));
  const server = isRunning ? undefined : await startServer({ dir });
  try {
    await copyTo(server?.uri ?? unixUri(socketPath(dir)), toUri, { progress: say, removeExtra });
    say(`Everything is copied and compared. Set MONGODB_URI to the new address to use it.`);
  } finally {
    await server?.close();
  }
}

run().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n${error instanceof UsageError ? `${USAGE}\n` : ''}`);
  process.exitCode = 1;
});
