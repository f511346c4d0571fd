import { Double, Long } from 'bson';
import { encode } from '../query/bson.ts';
import type { Doc } from '../query/value.ts';

/** An answer with documents that are already encoded, which are copied into it as they are. */
export class CursorReply {
  constructor(
    readonly field: 'firstBatch' | 'nextBatch',
    readonly batch: readonly Buffer[],
    readonly cursorId: bigint,
    readonly namespace: string,
  ) {}

  /** The answer as BSON. */
  encode(): Buffer {
    const rest = encode({ id: Long.fromBigInt(this.cursorId), ns: this.namespace });
    const elements = arrayElements(this.batch);
    const arrayBytes = elements.length + 5;
    const name = Buffer.from(`\x04${this.field}\0`, 'latin1');
    // The cursor document: the array, then the elements of `rest` with its end.
    const cursorBytes = 4 + name.length + arrayBytes + (rest.length - 4);
    const ok = OK.subarray(4);
    const reply = Buffer.allocUnsafe(4 + CURSOR.length + cursorBytes + ok.length);
    let at = reply.writeInt32LE(reply.length, 0);
    at += CURSOR.copy(reply, at);
    at = reply.writeInt32LE(cursorBytes, at);
    at += name.copy(reply, at);
    at = reply.writeInt32LE(arrayBytes, at);
    at += elements.copy(reply, at);
    reply[at++] = 0;
    at += rest.copy(reply, at, 4);
    ok.copy(reply, at);
    return reply;
  }
}

const CURSOR = Buffer.from('\x03cursor\0', 'latin1');
const OK = encode({ ok: new Double(1) });

function arrayElements(documents: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [];
  documents.forEach((document, i) => {
    parts.push(Buffer.from(`\x03${i}\0`, 'latin1'), document);
  });
  return Buffer.concat(parts);
}

/** What a command answers: a document, or documents that need no encoding. */
export type Reply = Doc | CursorReply;

/** The bytes of an answer. */
export function encodeReply(reply: Reply): Buffer {
  return reply instanceof CursorReply ? reply.encode() : encode(reply);
}
