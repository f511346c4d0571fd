import { Double, Int32 } from 'bson';
import type { Engine } from '../engine/engine.ts';
import { CommandError } from '../errors.ts';
import { encode } from '../query/bson.ts';
import type { Doc } from '../query/value.ts';
import type { Request } from '../wire/message.ts';
import { encodeReply } from '../wire/reply.ts';
import { Arguments, type ConnectionInfo } from './context.ts';
import { COMMANDS } from './table.ts';

/** Carries out a request and gives the bytes of its answer; every failure becomes an answer. */
export async function dispatch(engine: Engine, request: Request, connection: ConnectionInfo): Promise<Buffer> {
  try {
    const args = new Arguments(request.body, request.sequences);
    const command = COMMANDS.get(args.name);
    if (!command) throw new CommandError('CommandNotFound', `no such command: '${args.name}'`);
    if (request.operation === 'query' && !/^(hello|ismaster)$/i.test(args.name)) {
      throw new CommandError(
        'UnsupportedOpQueryCommand',
        `Unsupported OP_QUERY command: ${args.name}. The client driver may require an upgrade.`,
      );
    }
    refuseTransactions(args);
    const write = args.retryable;
    if (write) engine.retries.checkNumber(write);
    return encodeReply(await command({ engine, args, connection }));
  } catch (error) {
    return encode(errorReply(error));
  }
}

/** A standalone server has no transactions, and says so as mongod does. */
function refuseTransactions(args: Arguments): void {
  if (args.get('startTransaction') === undefined && args.get('autocommit') === undefined) return;
  throw new CommandError('IllegalOperation', 'Transaction numbers are only allowed on a replica set member or mongos');
}

/** The answer that tells of an error. */
function errorReply(error: unknown): Doc {
  if (error instanceof CommandError) {
    return {
      ok: new Double(0),
      errmsg: error.message,
      code: new Int32(error.code),
      codeName: error.codeName,
      ...error.details,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { ok: new Double(0), errmsg: message, code: new Int32(1), codeName: 'InternalError' };
}
