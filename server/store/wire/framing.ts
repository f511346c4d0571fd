/** The greatest message a client may send, as MongoDB's `maxMessageSizeBytes`. */
export const MAX_MESSAGE_BYTES = 48_000_000;
/** A message's length, request number, answered request and operation. */
export const HEADER_BYTES = 16;

/** The bytes of a connection are no messages of MongoDB's protocol: it has to be closed. */
export class ProtocolError extends Error {}

/** Cuts a stream of bytes into messages. Nothing is reserved for a length that a client only claims. */
export class MessageFramer {
  #chunks: Buffer[] = [];
  #length = 0;

  /** Bytes of the message that is not complete yet. */
  get buffered(): number {
    return this.#length;
  }

  /** Takes bytes from the connection. */
  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** The next whole message, if there is one. */
  next(): Buffer | undefined {
    if (this.#length < HEADER_BYTES) return undefined;
    const length = this.#peekLength();
    if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) {
      throw new ProtocolError(`message length ${length} is out of range`);
    }
    if (this.#length < length) return undefined;
    const all = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
    this.#length -= length;
    this.#chunks = this.#length > 0 ? [all.subarray(length)] : [];
    return all.subarray(0, length);
  }

  #peekLength(): number {
    const first = this.#chunks[0] as Buffer;
    if (first.length >= 4) return first.readInt32LE(0);
    this.#chunks = [Buffer.concat(this.#chunks)];
    return (this.#chunks[0] as Buffer).readInt32LE(0);
  }
}
