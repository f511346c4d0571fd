import { closeSync, constants, openSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** BSD's and macOS's `O_EXLOCK`: the file is opened with an exclusive lock. */
const O_EXLOCK = 0x20;

/** The folder is served by another process. */
export class FolderInUse extends Error {
  constructor(dir: string) {
    super(`The data folder ${dir} is in use by another running store. Stop that one first, or choose another folder.`);
    this.name = 'FolderInUse';
  }
}

/**
 * Makes sure that one process only works on a folder. The lock is the operating system's and ends with its
 * process, however that ends: on Linux an abstract socket named after the folder's device and inode, on
 * Windows a named pipe, elsewhere a file opened with an exclusive lock.
 */
export class FolderLock {
  readonly #release: () => Promise<void>;

  private constructor(release: () => Promise<void>) {
    this.#release = release;
  }

  /** Takes the lock of an existing folder, or throws {@link FolderInUse}. */
  static async take(dir: string): Promise<FolderLock> {
    const { dev, ino } = statSync(dir, { bigint: true });
    if (process.platform === 'linux') return FolderLock.#bySocket(dir, `\0embedded-store-${dev}-${ino}`);
    if (process.platform === 'win32')
      return FolderLock.#bySocket(dir, `\\\\.\\pipe\\embedded-store-lock-${dev}-${ino}`);
    return FolderLock.#byFile(dir);
  }

  static async #bySocket(dir: string, name: string): Promise<FolderLock> {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new FolderInUse(dir) : error);
      });
      server.listen(name, () => resolve());
    });
    server.unref();
    return new FolderLock(() => closeServer(server));
  }

  static #byFile(dir: string): FolderLock {
    try {
      const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK;
      const file = openSync(join(dir, 'store.lock'), flags, 0o600);
      return new FolderLock(async () => closeSync(file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') throw new FolderInUse(dir);
      throw error;
    }
  }

  /** Gives the folder free. */
  async release(): Promise<void> {
    await this.#release();
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
