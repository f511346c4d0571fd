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

/** The answer to a write of which nothing was refused: so common that general encoding would cost as much as the write. */
export class CountReply {
  constructor(readonly counts: Readonly<Record<string, number>>) {}

  /** The answer as BSON. */
  encode(): Buffer {
    const names = Object.keys(this.counts);
    const length = names.reduce((sum, name) => sum + 1 + name.length + 1 + 4, OK.length);
    const reply = Buffer.allocUnsafe(length);
    let at = reply.writeInt32LE(length, 0);
    for (const name of names) {
      at = reply.writeUInt8(INT32, at);
      at += reply.write(name, at, 'latin1');
      at = reply.writeUInt8(0, at);
      at = reply.writeInt32LE(this.counts[name] as number, at);
    }
    OK.copy(reply, at, 4);
    return reply;
  }
}

const INT32 = 0x10;

/** What a command answers: a document, or what needs no general encoding. */
export type Reply = Doc | CursorReply | CountReply;

/** The bytes of an answer, which says that all is well. */
export function encodeReply(reply: Reply): Buffer {
  if (reply instanceof CursorReply || reply instanceof CountReply) return reply.encode();
  return encode({ ...reply, ok: new Double(1) });
}
