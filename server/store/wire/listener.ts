import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { type Buffered, Connection, type RequestHandler } from './connection.ts';

/** Where to listen: a Unix socket or a port of the loopback address. */
export type Address = { path: string } | { port: number };

/** Makes the handler of a connection's requests. */
export type OpenConnection = (id: number, socket: Socket) => RequestHandler;

/** A server of MongoDB's wire protocol. */
export class Listener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #buffered: Buffered = { bytes: 0 };
  #lastId = 0;

  constructor(open: OpenConnection) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      new Connection(socket, open(++this.#lastId, socket), this.#buffered);
    });
  }

  /** Starts listening; gives the port that was taken. */
  async listen(address: Address): Promise<number | undefined> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      const target = 'path' in address ? { path: address.path } : { host: '127.0.0.1', port: address.port };
      this.#server.listen(target, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    if ('path' in address && process.platform !== 'win32') chmodSync(address.path, 0o600);
    const bound = this.#server.address();
    return bound !== null && typeof bound === 'object' ? bound.port : undefined;
  }

  /** Stops listening and ends all connections. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
