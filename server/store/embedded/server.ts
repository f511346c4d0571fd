import { mkdirSync, rmSync } from 'node:fs';
import { dispatch } from '../commands/dispatch.ts';
import { Engine } from '../engine/engine.ts';
import { FolderInUse, FolderLock } from '../engine/folder-lock.ts';
import { Listener } from '../wire/listener.ts';
import { answers, socketPath, tcpUri, unixUri } from './address.ts';

/** What a store is started with. */
export interface ServerOptions {
  /** The folder of its data. */
  dir: string;
  /** Listen on this port of the loopback address (0 takes a free one) in place of a Unix socket. */
  port?: number | undefined;
}

/** A running store. */
export interface RunningServer {
  uri: string;
  /** The data folder at work, for what a client cannot ask for. */
  engine: Engine;
  close(): Promise<void>;
}

/** Opens a data folder and serves it. Throws in words when the folder is in use or damaged. */
export async function startServer({ dir, port }: ServerOptions): Promise<RunningServer> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = await FolderLock.take(dir);
  let opened: Engine | undefined;
  try {
    const path = socketPath(dir);
    // Somebody may serve the folder from where our lock is not seen: another container, another machine's mount.
    if (await answers(path)) throw new FolderInUse(dir);
    const engine = new Engine(dir);
    opened = engine;
    const listener = new Listener(
      (id) => (request) => dispatch(engine, request, { id, isPrivate: port === undefined }),
    );
    if (port === undefined) rmSync(path, { force: true });
    const bound = await listener.listen(port === undefined ? { path } : { port });
    return {
      engine,
      uri: bound === undefined ? unixUri(path) : tcpUri(bound),
      close: async () => {
        await listener.close();
        await engine.close();
        await lock.release();
      },
    };
  } catch (error) {
    await opened?.close();
    await lock.release();
    throw error;
  }
}
