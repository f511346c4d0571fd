import { CommandError } from '../errors.ts';
import { cloneValue } from './bson.ts';
import type { Collation } from './collation.ts';
import { evaluate } from './expressions.ts';
import { compileProjection } from './projection.ts';
import { type Doc, field, isDoc, setField } from './value.ts';

/** What the stages of one command share. */
export interface PipelineTools {
  variables?: Doc | undefined;
  collation?: Collation | undefined;
}

/** A stage that makes one document of one document. */
export type DocumentStage = (doc: Doc) => Doc;

type Compile = (argument: unknown, tools: PipelineTools) => DocumentStage;

/** The stages that turn each document into one other; update pipelines consist of them. */
export const DOCUMENT_STAGES: Readonly<Record<string, Compile>> = {
  $set: addFields,
  $addFields: addFields,
  $unset: unset,
  $project: project,
  $replaceRoot: (argument, tools) => replaceRoot(isDoc(argument) ? argument.newRoot : undefined, tools),
  $replaceWith: replaceRoot,
};

/** Compiles the pipeline of an update. */
export function runDocumentPipeline(stages: readonly unknown[], tools: PipelineTools): DocumentStage {
  const compiled = stages.map((stage) => {
    const { name, argument } = readStage(stage);
    const compile = DOCUMENT_STAGES[name];
    if (!compile) throw new CommandError('InvalidOptions', `${name} is not allowed to be used within an update`);
    return compile(argument, tools);
  });
  return (doc) => compiled.reduce((current, stage) => stage(current), doc);
}

/** The name and argument of a pipeline stage. */
export function readStage(stage: unknown): { name: string; argument: unknown } {
  const names = isDoc(stage) ? Object.keys(stage) : [];
  if (!isDoc(stage) || names.length !== 1) {
    throw new CommandError('Location40323', 'A pipeline stage specification object must contain exactly one field.');
  }
  const name = names[0] as string;
  return { name, argument: stage[name] };
}

function addFields(argument: unknown, { variables }: PipelineTools): DocumentStage {
  if (!isDoc(argument)) throw new CommandError('Location40272', '$addFields specification stage must be an object');
  const fields = leavesOf(argument);
  return (doc) => {
    const values = fields.map(({ expression }) => evaluate(doc, expression, { variables }));
    const result = cloneValue(doc);
    for (const [i, { path }] of fields.entries()) setPath(result, path, values[i]);
    return result;
  };
}

interface Assignment {
  path: string[];
  expression: unknown;
}

/** `{ a: { b: expression } }` sets `a.b`; an operator document is an expression. */
function leavesOf(spec: Doc, prefix: string[] = []): Assignment[] {
  return Object.keys(spec).flatMap((key) => {
    const value = spec[key];
    const path = [...prefix, ...key.split('.')];
    const isNested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    return isNested ? leavesOf(value as Doc, path) : [{ path, expression: value }];
  });
}

/** Sets a path as `$addFields` does: in every element of an array on the way, replacing scalars by documents. */
function setPath(doc: Doc, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    if (value === undefined) delete doc[name];
    else setField(doc, name, value);
    return;
  }
  setField(doc, name, within(field(doc, name), rest, value));
}

function within(place: unknown, path: readonly string[], value: unknown): unknown {
  if (Array.isArray(place)) return place.map((element) => within(element, path, value));
  const inner: Doc = isDoc(place) ? place : {};
  setPath(inner, path, value);
  return inner;
}

function unset(argument: unknown): DocumentStage {
  const paths = Array.isArray(argument) ? argument : [argument];
  if (paths.length === 0 || paths.some((path) => typeof path !== 'string' || path === '')) {
    throw new CommandError(
      'Location31002',
      '$unset specification must be a string or an array with at least one field',
    );
  }
  const projection = compileProjection(Object.fromEntries(paths.map((path) => [path, false])));
  return (doc) => projection?.(doc) ?? doc;
}

function project(argument: unknown, { variables }: PipelineTools): DocumentStage {
  if (!isDoc(argument) || Object.keys(argument).length === 0) {
    throw new CommandError(
      'Location51272',
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  const projection = compileProjection(argument, { variables });
  return (doc) => projection?.(doc) ?? doc;
}

function replaceRoot(expression: unknown, { variables }: PipelineTools): DocumentStage {
  return (doc) => {
    const result = evaluate(doc, expression, { variables });
    if (!isDoc(result)) {
      throw new CommandError(
        'Location40228',
        `'newRoot' expression must evaluate to an object, but resulting value was: ${String(result)}`,
      );
    }
    return result;
  };
}
