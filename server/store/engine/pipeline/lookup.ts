import { CommandError } from '../../errors.ts';
import { evaluate } from '../../query/expressions.ts';
import { visitPath } from '../../query/path.ts';
import { isRegex } from '../../query/regex.ts';
import { type Doc, isDoc, setField } from '../../query/value.ts';
import { collect, type DocStream, type PipelineContext } from './stage.ts';

/** `$lookup`: the documents of another collection that belong to each document, found through its indexes. */
export function lookup(argument: unknown, context: PipelineContext): (source: DocStream) => DocStream {
  if (!isDoc(argument)) throw new CommandError('FailedToParse', 'the $lookup specification must be an Object');
  const { from, as, localField, foreignField, pipeline = [], let: variables } = argument;
  if (typeof as !== 'string') throw new CommandError('FailedToParse', "must specify 'as' field for a $lookup");
  if (typeof from !== 'string')
    throw new CommandError('FailedToParse', "missing 'from' option to $lookup stage specification");
  if (!Array.isArray(pipeline))
    throw new CommandError('FailedToParse', "'pipeline' option to $lookup must be an array");
  const isByField = typeof localField === 'string' && typeof foreignField === 'string';
  if (!isByField && argument.pipeline === undefined) {
    throw new CommandError(
      'FailedToParse',
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  return async function* (source) {
    for await (const doc of source) {
      const stages = isByField ? [{ $match: joinFilter(doc, localField, foreignField) }, ...pipeline] : pipeline;
      const found = await collect(context.run(from, stages, letVariables(doc, variables, context)));
      const result = { ...doc };
      setField(result, as, found);
      yield result;
    }
  };
}

/** The query that finds what belongs to a document: equal to the local value, or to any element of it. */
function joinFilter(doc: Doc, localField: string, foreignField: string): Doc {
  const values: unknown[] = [];
  visitPath(doc, localField.split('.'), (value, exists) => {
    if (Array.isArray(value)) values.push(...value);
    else values.push(exists ? value : null);
    return false;
  });
  const wanted = values.length === 0 ? [null] : values;
  // A regular expression is a value to equal here, not a pattern.
  if (wanted.some(isRegex)) return { $or: wanted.map((value) => ({ [foreignField]: { $eq: value } })) };
  return { [foreignField]: { $in: wanted } };
}

function letVariables(doc: Doc, spec: unknown, { variables }: PipelineContext): Doc | undefined {
  if (!isDoc(spec)) return variables;
  const own = Object.entries(spec).map(([name, expression]) => [
    name,
    evaluate(doc, expression, { variables }) ?? null,
  ]);
  return { ...variables, ...Object.fromEntries(own) };
}

/** `$unionWith`: the documents of another collection behind those that come in. */
export function unionWith(argument: unknown, context: PipelineContext): (source: DocStream) => DocStream {
  const spec: Doc = isDoc(argument) ? argument : { coll: argument };
  const { coll, pipeline = [] } = spec;
  if (typeof coll !== 'string' || !Array.isArray(pipeline)) {
    throw new CommandError('FailedToParse', 'the $unionWith stage needs a collection name and, if any, a pipeline');
  }
  return async function* (source) {
    yield* source;
    yield* context.run(coll, pipeline);
  };
}
