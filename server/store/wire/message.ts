import { crc32c } from './crc32c.ts';
import { HEADER_BYTES, MAX_MESSAGE_BYTES, ProtocolError } from './framing.ts';
import { checkStructure } from './structure.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** The first 16 flag bits must be understood by whoever reads the message. */
const REQUIRED_BITS = 0xffff;

/** A command as it arrived. */
export interface Request {
  id: number;
  /** Through which operation it came, and so in which form it is answered. */
  operation: 'msg' | 'query';
  /** The command document. */
  body: Buffer;
  /** Documents sent beside the body, under the name of the argument they belong to. */
  sequences: Map<string, Buffer[]>;
  /** The client wants no answer. */
  isUnacknowledged: boolean;
  /** The collection that an OP_QUERY names. */
  namespace: string;
}

/** Reads a whole message. */
export function parseMessage(message: Buffer): Request {
  const operation = message.readInt32LE(12);
  if (operation === OP_MSG) return parseOpMsg(message);
  if (operation === OP_QUERY) return parseOpQuery(message);
  throw new ProtocolError(`operation ${operation} is not known`);
}

function parseOpMsg(message: Buffer): Request {
  if (message.length < HEADER_BYTES + 4 + 1 + 5) throw new ProtocolError('message is too short');
  const flags = message.readUInt32LE(HEADER_BYTES);
  if (flags & REQUIRED_BITS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) throw new ProtocolError('unknown flag bits');
  let end = message.length;
  if (flags & CHECKSUM_PRESENT) {
    end -= 4;
    if (crc32c(message.subarray(0, end)) !== message.readUInt32LE(end))
      throw new ProtocolError('message checksum is wrong');
  }
  const request: Request = {
    id: message.readInt32LE(4),
    operation: 'msg',
    body: Buffer.alloc(0),
    sequences: new Map(),
    isUnacknowledged: (flags & MORE_TO_COME) !== 0,
    namespace: '',
  };
  let at = HEADER_BYTES + 4;
  while (at < end) at = readSection(message, at, end, request);
  if (request.body.length === 0) throw new ProtocolError('message has no body');
  return request;
}

function readSection(message: Buffer, at: number, end: number, request: Request): number {
  const kind = message[at];
  if (kind === 0) {
    if (request.body.length > 0) throw new ProtocolError('message has two bodies');
    request.body = documentAt(message, at + 1, end);
    return at + 1 + request.body.length;
  }
  if (kind !== 1) throw new ProtocolError(`section kind ${kind} is not known`);
  const start = at + 1;
  const length = start + 4 <= end ? message.readInt32LE(start) : 0;
  const sectionEnd = start + length;
  if (length < 5 || sectionEnd > end) throw new ProtocolError('document sequence has a wrong length');
  const zero = message.indexOf(0, start + 4);
  if (zero === -1 || zero >= sectionEnd) throw new ProtocolError('document sequence has no name');
  const name = message.toString('utf8', start + 4, zero);
  if (request.sequences.has(name)) throw new ProtocolError('document sequence occurs twice');
  const documents: Buffer[] = [];
  let place = zero + 1;
  while (place < sectionEnd) {
    const document = documentAt(message, place, sectionEnd);
    documents.push(document);
    place += document.length;
  }
  request.sequences.set(name, documents);
  return sectionEnd;
}

function documentAt(message: Buffer, at: number, end: number): Buffer {
  const length = at + 5 <= end ? message.readInt32LE(at) : 0;
  if (length < 5 || at + length > end) throw new ProtocolError('document has a wrong length');
  const document = message.subarray(at, at + length);
  checkStructure(document);
  return document;
}

function parseOpQuery(message: Buffer): Request {
  const zero = message.indexOf(0, HEADER_BYTES + 4);
  if (zero === -1 || zero + 9 > message.length) throw new ProtocolError('query is too short');
  return {
    id: message.readInt32LE(4),
    operation: 'query',
    body: documentAt(message, zero + 9, message.length),
    sequences: new Map(),
    isUnacknowledged: false,
    namespace: message.toString('utf8', HEADER_BYTES + 4, zero),
  };
}

let lastId = 0;

/** The message that answers a request. */
export function replyMessage(request: Request, reply: Buffer): Buffer {
  const prefix = request.operation === 'msg' ? HEADER_BYTES + 5 : HEADER_BYTES + 20;
  const message = Buffer.allocUnsafe(prefix + reply.length).fill(0, HEADER_BYTES, prefix);
  if (message.length > MAX_MESSAGE_BYTES) throw new RangeError('the answer is larger than a message may be');
  lastId = (lastId + 1) | 0;
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(lastId, 4);
  message.writeInt32LE(request.id, 8);
  message.writeInt32LE(request.operation === 'msg' ? OP_MSG : OP_REPLY, 12);
  if (request.operation === 'query') {
    message.writeInt32LE(8, HEADER_BYTES);
    message.writeInt32LE(1, HEADER_BYTES + 16);
  }
  reply.copy(message, prefix);
  return message;
}
