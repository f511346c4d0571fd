import type { Socket } from 'node:net';
import { MessageFramer } from './framing.ts';
import { parseMessage, type Request, replyMessage } from './message.ts';

/** A connection that sends part of a message and then nothing is closed after this time. */
const HALF_MESSAGE_MS = 30_000;

/** How many bytes of unfinished messages all connections together may hold. */
const MAX_BUFFERED = 256 * 1024 * 1024;

/** What the connections of one server hold together. */
export interface Buffered {
  bytes: number;
}

/** Carries out one request; resolves to the answer's BSON. Never rejects. */
export type RequestHandler = (request: Request) => Promise<Buffer>;

/**
 * One client's connection. Its requests are carried out one after the other, and when it sends more meanwhile, no
 * further byte is read from the socket, so a client can fill no more memory than one message, one answer and a chunk.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #handle: RequestHandler;
  readonly #framer = new MessageFramer();
  #isWorking = false;

  constructor(socket: Socket, handle: RequestHandler, buffered: Buffered) {
    this.#socket = socket;
    this.#handle = handle;
    socket.setNoDelay(true);
    let counted = 0;
    const count = (now = socket.destroyed ? 0 : this.#framer.buffered) => {
      buffered.bytes += now - counted;
      counted = now;
    };
    socket.on('data', (chunk: Buffer) => {
      this.#framer.push(chunk);
      count();
      if (buffered.bytes > MAX_BUFFERED) socket.destroy();
      else if (this.#isWorking) socket.pause();
      else void this.#work().then(() => count());
    });
    socket.on('close', () => count(0));
    socket.on('timeout', () => socket.destroy());
    // A broken connection concerns nobody but its client, who notices by itself.
    socket.on('error', () => socket.destroy());
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    try {
      for (let message = this.#framer.next(); message; message = this.#framer.next()) {
        this.#limitSilence(0);
        await this.#answer(parseMessage(message));
      }
      this.#limitSilence(this.#framer.buffered > 0 ? HALF_MESSAGE_MS : 0);
      if (this.#socket.isPaused()) this.#socket.resume();
    } catch {
      // Whatever it sent is no message: this client cannot be understood any more.
      this.#socket.destroy();
    } finally {
      this.#isWorking = false;
    }
  }

  /** For how long the client may send nothing; 0 is for ever, as while it waits for an answer. */
  #limitSilence(ms: number): void {
    if ((this.#socket.timeout ?? 0) !== ms) this.#socket.setTimeout(ms);
  }

  async #answer(request: Request): Promise<void> {
    const reply = await this.#handle(request);
    if (request.isUnacknowledged || this.#socket.destroyed) return;
    if (this.#socket.write(replyMessage(request, reply))) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#socket.off('drain', done).off('close', done);
        resolve();
      };
      this.#socket.on('drain', done).on('close', done);
    });
  }
}
