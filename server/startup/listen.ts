import type { Server } from 'node:http';
import type { Config } from '../config.ts';
import { StartError } from './start-error.ts';

const REASONS: Record<string, (config: Config) => string> = {
  EADDRINUSE: ({ host, port }) =>
    `Port ${port} on ${host} is in use by another program: stop it, or choose another one with PORT=${port + 1}.`,
  EACCES: ({ port }) => `Port ${port} needs more rights than this program has: choose one above 1023 with PORT=3000.`,
  EADDRNOTAVAIL: ({ host }) => `This machine has no address ${host}: set HOST to one it has, 127.0.0.1 or 0.0.0.0.`,
};

/** Begins to accept requests. */
export function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        REASONS[error.code ?? '']?.(config) ?? `Listening on ${config.host}:${config.port} failed: ${error.message}.`;
      reject(new StartError(reason, { cause: error }));
    });
    server.listen(config.port, config.host, () => resolve());
  });
}
