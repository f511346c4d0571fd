import { CommandError } from '../../errors.ts';
import { encodeValue } from '../../keys/encoding.ts';
import { evaluate } from '../../query/expressions.ts';
import { type Doc, isDoc } from '../../query/value.ts';
import { type Accumulator, accumulatorFor } from './accumulators.ts';
import type { DocStream, PipelineContext } from './stage.ts';

/** `$group`: one document per value of the `_id` expression, in the order in which they are met. */
export function group(argument: unknown, { variables, pause }: PipelineContext): (source: DocStream) => DocStream {
  if (!isDoc(argument)) throw new CommandError('Location15947', "a group's fields must be specified in an object");
  if (!('_id' in argument)) throw new CommandError('Location15955', 'a group specification must include an _id');
  const { _id: idExpression, ...fields } = argument;
  const makers = Object.entries(fields).map(([name, spec]) => ({ name, make: accumulatorFor(name, spec, variables) }));
  return async function* (source) {
    const groups = new Map<string, { id: unknown; states: Accumulator[] }>();
    for await (const doc of source) {
      if (pause.isDue()) await pause.yield();
      const id = groupId(doc, idExpression, variables);
      const key = encodeValue(id).toString('latin1');
      let state = groups.get(key);
      if (!state) {
        state = { id, states: makers.map(({ make }) => make()) };
        groups.set(key, state);
      }
      for (const accumulator of state.states) accumulator.add(doc);
    }
    for (const { id, states } of groups.values()) {
      const result: Doc = { _id: id };
      for (const [i, { name }] of makers.entries()) result[name] = (states[i] as Accumulator).result();
      yield result;
    }
  };
}

/** A group's `_id`: fields of a document expression are computed one by one, and missing ones left out. */
function groupId(doc: Doc, expression: unknown, variables: Doc | undefined): unknown {
  const isFields = isDoc(expression) && !Object.keys(expression)[0]?.startsWith('$');
  if (!isFields) return evaluate(doc, expression, { variables }) ?? null;
  const id: Doc = {};
  for (const [name, inner] of Object.entries(expression)) {
    const value = evaluate(doc, inner, { variables });
    if (value !== undefined) id[name] = value;
  }
  return id;
}
