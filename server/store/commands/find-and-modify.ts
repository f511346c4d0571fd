import { Int32 } from 'bson';
import { asFilter } from '../engine/find.ts';
import { modify } from '../engine/modify.ts';
import { CommandError } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { compileUpdate } from '../query/update/update.ts';

import type { Command } from './context.ts';

/** `findAndModify` in all its forms: update, replace, remove; with the document before or after. */
export const findAndModify: Command = async ({ engine, args }) => {
  const isRemove = args.flag('remove');
  const returnsNew = args.flag('new');
  const change = args.get('update');
  if (isRemove && change !== undefined)
    throw new CommandError('FailedToParse', 'Cannot specify both an update and remove=true');
  if (isRemove && returnsNew)
    throw new CommandError(
      'FailedToParse',
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  if (!isRemove && change === undefined)
    throw new CommandError('FailedToParse', 'Either an update or remove=true must be specified');
  const collation = args.collation;
  const variables = args.doc('let');
  const write = args.retryable;
  const result = await modify(engine, {
    db: args.db,
    collection: args.collection,
    filter: asFilter(args.get('query'), 'query'),
    update: isRemove
      ? undefined
      : compileUpdate(change, {
          arrayFilters: args.get('arrayFilters') as unknown[] | undefined,
          collation,
          variables,
        }),
    multi: false,
    upsert: args.flag('upsert'),
    sort: args.doc('sort'),
    hint: args.get('hint'),
    collation,
    variables,
    statement: write && { write, index: 0 },
  });
  const show = compileProjection(args.doc('fields') ?? args.doc('projection'), { variables });
  const shown = returnsNew ? result.after : result.before;
  const n = new Int32(result.matched + (result.upserted ? 1 : 0));
  return {
    lastErrorObject: isRemove
      ? { n }
      : {
          n,
          updatedExisting: result.matched > 0,
          ...(result.upserted ? { upserted: result.upserted._id } : {}),
        },
    value: shown && show ? show(shown, { position: result.position }) : (shown ?? null),
  };
};
