import { Binary } from 'bson';
import type { Engine } from '../engine/engine.ts';
import { type RetryableWrite, sessionKey } from '../engine/retry-log.ts';
import { CommandError } from '../errors.ts';
import { decode, decodeKeepingRaw } from '../query/bson.ts';
import { type Collation, parseCollation } from '../query/collation.ts';
import { isNumeric, toDouble, toInteger } from '../query/number.ts';
import { type Doc, isDoc, typeName } from '../query/value.ts';
import type { Reply } from '../wire/reply.ts';

/** What the commands know of the connection that a command came by. */
export interface ConnectionInfo {
  readonly id: number;
  /** It came by the socket that only the store's owner may open. */
  readonly isPrivate: boolean;
}

/** The arguments of one command, read with checks. */
export class Arguments {
  readonly body: Doc;
  readonly name: string;

  constructor(
    raw: Buffer,
    readonly sequences: ReadonlyMap<string, readonly Buffer[]>,
  ) {
    this.body = decode(raw);
    this.name = Object.keys(this.body)[0] ?? '';
    this.#raw = raw;
  }
  readonly #raw: Buffer;

  get(name: string): unknown {
    return Object.hasOwn(this.body, name) ? this.body[name] : undefined;
  }

  /** A database's name. */
  get db(): string {
    const db = this.get('$db') ?? 'test';
    if (typeof db !== 'string') throw new CommandError('TypeMismatch', "BSON field '$db' must be a string");
    return db;
  }

  /** The collection that the command's first field names. */
  get collection(): string {
    return this.text(this.name);
  }

  text(name: string): string {
    const value = this.get(name);
    if (typeof value !== 'string' || value === '') {
      throw new CommandError(
        value === '' ? 'InvalidNamespace' : 'TypeMismatch',
        value === ''
          ? `Invalid namespace specified '${this.db}.'`
          : `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'string'`,
      );
    }
    return value;
  }

  doc(name: string): Doc | undefined {
    const value = this.get(name);
    if (value === undefined || value === null) return undefined;
    if (!isDoc(value)) throw wrongType(name, value, 'object');
    return value;
  }

  list(name: string): unknown[] {
    const value = this.get(name);
    if (!Array.isArray(value)) throw wrongType(name, value, 'array');
    return value;
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.get(name);
    if (value === undefined || value === null) return otherwise;
    if (typeof value === 'boolean') return value;
    if (isNumeric(value)) return toDouble(value) !== 0;
    throw wrongType(name, value, 'bool');
  }

  /** A whole number that is not negative. */
  count(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined || value === null) return undefined;
    const number = isNumeric(value) ? toInteger(value) : undefined;
    if (number === undefined) throw wrongType(name, value, 'long');
    if (number < 0)
      throw new CommandError('BadValue', `BSON field '${name}' value must be >= 0, actual value '${number}'`);
    return number;
  }

  get collation(): Collation | undefined {
    return parseCollation(this.get('collation'));
  }

  /** The retryable write that this command is, when the client numbered it. */
  get retryable(): RetryableWrite | undefined {
    const number = this.get('txnNumber');
    const id = this.doc('lsid')?.id;
    if (number === undefined) return undefined;
    if (!isNumeric(number) || !(id instanceof Binary)) {
      throw new CommandError('InvalidOptions', 'Transaction number requires a session ID to also be specified');
    }
    return { session: sessionKey(id.value()), number: BigInt(toDouble(number)) };
  }

  /** Documents of a write, decoded: sent as a sequence or within the command. */
  docs(name: string): Doc[] {
    const sequence = this.sequences.get(name);
    if (sequence) return sequence.map(decode);
    return this.list(name).map((value) => {
      if (!isDoc(value)) throw wrongType(name, value, 'object');
      return value;
    });
  }

  /** Documents of a write as they were sent. */
  rawDocs(name: string): readonly Buffer[] {
    const sequence = this.sequences.get(name);
    if (sequence) return sequence;
    this.docs(name);
    const values = decodeKeepingRaw(this.#raw, name)[name] as Uint8Array[];
    return values.map((value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  }
}

/** The error for an argument of a wrong type, in MongoDB's words. */
export function wrongType(name: string, value: unknown, expected: string): CommandError {
  if (value === undefined) {
    return new CommandError('Location40414', `BSON field '${name}' is missing but a required field`);
  }
  return new CommandError(
    'TypeMismatch',
    `BSON field '${name}' is the wrong type '${typeName(value)}', expected type '${expected}'`,
  );
}

/** Everything a command works with. */
export interface CommandContext {
  engine: Engine;
  args: Arguments;
  connection: ConnectionInfo;
}

/** Carries out a command. */
export type Command = (context: CommandContext) => Reply | Promise<Reply>;
