import { crc32 } from 'node:zlib';

const BYTES = 4;

/** A stored value: the checksum of key and payload, then the payload. */
export function seal(key: Buffer, payload: Buffer): Buffer {
  const stored = Buffer.allocUnsafe(BYTES + payload.length);
  stored.writeUInt32LE(crc32(payload, crc32(key)), 0);
  payload.copy(stored, BYTES);
  return stored;
}

/** The payload of a stored value; `undefined` when it is not what was written under that key. */
export function unseal(key: Buffer, stored: Buffer): Buffer | undefined {
  if (stored.length < BYTES) return undefined;
  const payload = stored.subarray(BYTES);
  return stored.readUInt32LE(0) === crc32(payload, crc32(key)) ? payload : undefined;
}
