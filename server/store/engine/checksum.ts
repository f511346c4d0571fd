import { crc32 } from 'node:zlib';

/** How much longer a stored value is than its payload. */
export const CHECKSUM_BYTES = 4;

/** A stored value: the checksum of key and payload, then the payload. */
export function seal(key: Buffer, payload: Buffer): Buffer {
  const stored = Buffer.allocUnsafe(CHECKSUM_BYTES + payload.length);
  stored.writeUInt32LE(crc32(payload, crc32(key)), 0);
  payload.copy(stored, CHECKSUM_BYTES);
  return stored;
}

/** The payload of a stored value; `undefined` when it is not what was written under that key. */
export function unseal(key: Buffer, stored: Buffer): Buffer | undefined {
  if (stored.length < CHECKSUM_BYTES) return undefined;
  const payload = stored.subarray(CHECKSUM_BYTES);
  return stored.readUInt32LE(0) === crc32(payload, crc32(key)) ? payload : undefined;
}
