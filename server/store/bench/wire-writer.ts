import { connect, type Socket } from 'node:net';
import { type Document, Double, Int32, ObjectId, serialize } from 'bson';

const OP_MSG = 2013;
/** Message header, flags and kind of section: what comes before the body. */
const PREFIX_BYTES = 21;
/** Where the counting bytes of a document's `_id` lie: behind length, type, name, seconds and process. */
const COUNTER_AT = 4 + 1 + 4 + 9;
const INSERTED = Buffer.from(serialize({ n: new Int32(1), ok: new Double(1) }));

let written = 0;

/**
 * A client that only inserts, one document after the other, each when the one before was acknowledged. Its message is
 * ready beforehand and changes in the `_id`: a driver takes longer for a write than the store, so a figure measured
 * through one would be the driver's.
 */
export class WireWriter {
  readonly #socket: Socket;
  readonly #message: Buffer;
  readonly #counterAt: number;
  #answered: (answer: Buffer) => void = () => {};

  private constructor(path: string, message: Buffer, counterAt: number) {
    this.#message = message;
    this.#counterAt = counterAt;
    const onread = {
      buffer: Buffer.alloc(4_096),
      callback: (length: number, buffer: Uint8Array) => {
        this.#answered(Buffer.from(buffer.buffer, buffer.byteOffset, length));
        return true;
      },
    };
    this.#socket = connect({ path, onread });
  }

  /** Connects to a store's socket, to write documents with these fields. */
  static async open(path: string, collection: string, fields: Document): Promise<WireWriter> {
    const { message, documentAt } = insertMessage(collection, { _id: new ObjectId(), ...fields });
    const writer = new WireWriter(path, message, documentAt + COUNTER_AT);
    await new Promise((resolve, reject) => writer.#socket.once('connect', resolve).once('error', reject));
    return writer;
  }

  /** Writes until that time of `performance.now()`; gives how many documents were acknowledged. */
  writeUntil(end: number): Promise<number> {
    return new Promise((resolve, reject) => {
      let count = 0;
      this.#answered = (answer) => {
        if (!answer.subarray(PREFIX_BYTES).equals(INSERTED)) {
          reject(new Error('the store answered something else than that the document is inserted'));
          return;
        }
        count++;
        if (performance.now() < end) this.#send();
        else resolve(count);
      };
      this.#send();
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #send(): void {
    written++;
    this.#message.writeUIntBE(written % 0x1000000, this.#counterAt, 3);
    this.#socket.write(this.#message);
  }
}

/** An `insert` of one document, sent beside the command as drivers send it. */
function insertMessage(collection: string, document: Document): { message: Buffer; documentAt: number } {
  const body = serialize({ insert: collection, ordered: true, $db: 'bench' });
  const content = serialize(document);
  const name = Buffer.from('documents\0');
  const sequence = Buffer.alloc(1 + 4);
  sequence.writeUInt8(1, 0);
  sequence.writeInt32LE(4 + name.length + content.length, 1);
  const prefix = Buffer.alloc(PREFIX_BYTES);
  const message = Buffer.concat([prefix, body, sequence, name, content]);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(OP_MSG, 12);
  return { message, documentAt: message.length - content.length };
}
