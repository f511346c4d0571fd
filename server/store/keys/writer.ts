/** A growing byte buffer for index keys. */
export class KeyWriter {
  #bytes = Buffer.allocUnsafe(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + count));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  uint32(value: number): void {
    this.#reserve(4);
    this.#length = this.#bytes.writeUInt32BE(value >>> 0, this.#length);
  }

  /** A double whose bytes sort as the numbers do; NaN sorts below all. */
  sortableDouble(value: number): void {
    this.#reserve(8);
    const at = this.#length;
    this.#bytes.writeDoubleBE(Number.isNaN(value) ? 0 : value === 0 ? 0 : value, at);
    if (Number.isNaN(value)) this.#bytes.fill(0, at, at + 8);
    else if ((this.#bytes[at] as number) & 0x80) this.invert(at, at + 8);
    else this.#bytes[at] = (this.#bytes[at] as number) | 0x80;
    this.#length += 8;
  }

  /** A signed 64-bit number whose bytes sort as the numbers do. */
  sortableInt64(value: bigint): void {
    this.#reserve(8);
    this.#length = this.#bytes.writeBigUInt64BE(BigInt.asUintN(64, value + (1n << 63n)), this.#length);
  }

  uint64(value: bigint): void {
    this.#reserve(8);
    this.#length = this.#bytes.writeBigUInt64BE(BigInt.asUintN(64, value), this.#length);
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Text so that a shorter string sorts before its continuation: 00 is escaped as 00 FF, the end is 00 01. */
  text(value: string): void {
    this.#reserve(value.length * 3 + 2);
    const start = this.#length;
    const written = this.#bytes.write(value, start, 'utf8');
    this.#length += written;
    if (value.includes('\0')) this.#escape(start);
    this.byte(0);
    this.byte(1);
  }

  #escape(start: number): void {
    const plain = Buffer.from(this.#bytes.subarray(start, this.#length));
    this.#length = start;
    for (const byte of plain) {
      this.byte(byte);
      if (byte === 0) this.byte(0xff);
    }
  }

  /** Inverts a range, for the descending fields of an index. */
  invert(from: number, to: number): void {
    for (let i = from; i < to; i++) this.#bytes[i] = ~(this.#bytes[i] as number) & 0xff;
  }

  /** The bytes written from an offset on, as a copy; the writer goes back to that offset. */
  take(from = 0): Buffer {
    const bytes = Buffer.from(this.#bytes.subarray(from, this.#length));
    this.#length = from;
    return bytes;
  }
}
