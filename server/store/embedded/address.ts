import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Longer socket paths are silently cut by the operating system. */
const MAX_SOCKET_PATH = 103;
const OPTIONS = 'directConnection=true&retryWrites=false';

/**
 * Where the store of a folder listens: in the folder itself, or, when that path is too long for a socket,
 * in a private folder for temporary files under a name made from the folder's.
 */
export function socketPath(dir: string): string {
  const real = realpathSync(dir);
  if (process.platform === 'win32') return `\\\\.\\pipe\\store-${nameOf(real)}`;
  const inFolder = join(real, 'store.sock');
  if (Buffer.byteLength(inFolder) <= MAX_SOCKET_PATH) return inFolder;
  const privateDir = join(tmpdir(), `store-${userInfo().uid}`);
  mkdirSync(privateDir, { recursive: true, mode: 0o700 });
  return join(privateDir, `${nameOf(real)}.sock`);
}

function nameOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

/** Whether a store listens at this socket. */
export function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const settle = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}

/** The connection string of a Unix socket. */
export function unixUri(path: string): string {
  return `mongodb://${encodeURIComponent(path)}/?${OPTIONS}`;
}

/** The connection string of a loopback port. */
export function tcpUri(port: number): string {
  return `mongodb://127.0.0.1:${port}/?${OPTIONS}`;
}

/** The same connection string with a database in it. */
export function withDatabase(uri: string, name: string): string {
  return uri.replace('/?', `/${encodeURIComponent(name)}?`);
}
