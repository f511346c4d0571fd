import { CommandError } from '../errors.ts';
import { type ExpressionContext, evaluate } from './expressions.ts';
import { compileQuery, type MatchState } from './match.ts';
import { isNumeric, toDouble, toInteger } from './number.ts';
import { isOperatorDoc } from './predicates.ts';
import { type Doc, field, isDoc, setField } from './value.ts';

/** Makes the document that goes out. */
export type Projection = (doc: Doc, state?: MatchState) => Doc;

/** A tree of path components, with what is wanted at its leaves. */
interface Node {
  children: Map<string, Node>;
  leaf?: Leaf;
}

type Leaf =
  | { kind: 'include' }
  | { kind: 'exclude' }
  | { kind: 'slice'; skip: number | undefined; limit: number }
  | { kind: 'elemMatch'; matches: (element: unknown) => boolean }
  | { kind: 'positional' }
  | { kind: 'computed'; expression: unknown };

/** Compiles a projection; `undefined` when documents go out as they are. */
export function compileProjection(spec: Doc | undefined, context?: ExpressionContext): Projection | undefined {
  if (!spec || Object.keys(spec).length === 0) return undefined;
  const root: Node = { children: new Map() };
  let mode: 'include' | 'exclude' | undefined;
  let idWanted: boolean | undefined;
  const leaves: Leaf[] = [];
  flatten(spec, '', (path, value) => {
    const leaf = readLeaf(path, value);
    if (path === '_id' && (leaf.kind === 'include' || leaf.kind === 'exclude')) idWanted = leaf.kind === 'include';
    else if (leaf.kind === 'include' || leaf.kind === 'exclude' || leaf.kind === 'computed') {
      const kind = leaf.kind === 'exclude' ? 'exclude' : 'include';
      if (mode && mode !== kind) {
        const doing = kind === 'exclude' ? 'exclusion on field' : 'inclusion on field';
        throw new CommandError(
          kind === 'exclude' ? 'Location31254' : 'Location31253',
          `Cannot do ${doing} ${path} in ${mode === 'include' ? 'inclusion' : 'exclusion'} projection`,
        );
      }
      mode = kind;
    }
    leaves.push(leaf);
    if (path !== '_id' || leaf.kind === 'computed')
      place(root, leaf.kind === 'positional' ? path.slice(0, -2) : path, leaf);
  });
  const includes =
    mode === 'include' ||
    (mode === undefined &&
      (idWanted === true || leaves.some((leaf) => leaf.kind === 'elemMatch' || leaf.kind === 'positional')));
  return (doc, state) => {
    const result: Doc = {};
    const hasId = Object.hasOwn(doc, '_id');
    if (hasId && idWanted !== false && !root.children.has('_id')) result._id = doc._id;
    for (const key of Object.keys(doc)) {
      if (key === '_id' && !root.children.has('_id')) continue;
      const node = root.children.get(key);
      const value = node ? projectValue(doc[key], node, includes, doc, state) : includes ? undefined : doc[key];
      if (value !== undefined) setField(result, key, value);
    }
    addComputed(result, doc, root, context);
    return result;
  };
}

/** `{ a: { b: 1 } }` means the same as `{ 'a.b': 1 }`. */
function flatten(spec: Doc, prefix: string, visit: (path: string, value: unknown) => void): void {
  for (const key of Object.keys(spec)) {
    const value = spec[key];
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (key.startsWith('$'))
      throw new CommandError(
        'BadValue',
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    if (isDoc(value) && Object.keys(value).length > 0 && !isOperatorDoc(value)) flatten(value, path, visit);
    else visit(path, value);
  }
}

function readLeaf(path: string, value: unknown): Leaf {
  if (typeof value === 'boolean') return { kind: value ? 'include' : 'exclude' };
  if (isNumeric(value)) {
    if (path.endsWith('.$')) return { kind: 'positional' };
    return { kind: toDouble(value) !== 0 ? 'include' : 'exclude' };
  }
  if (isDoc(value)) {
    if ('$slice' in value) return sliceLeaf(value.$slice) ?? { kind: 'computed', expression: value };
    if ('$elemMatch' in value) {
      const matcher = compileQuery({ value: { $elemMatch: value.$elemMatch } });
      return { kind: 'elemMatch', matches: (element) => matcher({ value: [element] }) };
    }
    if ('$meta' in value)
      throw new CommandError('BadValue', 'query requires text score metadata, but it is not available');
  }
  return { kind: 'computed', expression: value };
}

function sliceLeaf(argument: unknown): Leaf | undefined {
  const count = toInteger(argument);
  if (count !== undefined) return { kind: 'slice', skip: undefined, limit: count };
  if (!Array.isArray(argument)) return undefined;
  const [skip, limit] = argument.map(toInteger);
  if (argument.length !== 2 || skip === undefined || limit === undefined) return undefined;
  if (limit <= 0) throw new CommandError('BadValue', `First argument to $slice must be a positive number`);
  return { kind: 'slice', skip, limit };
}

function place(root: Node, path: string, leaf: Leaf): void {
  let node = root;
  for (const part of path.split('.')) {
    if (node.leaf && node !== root) throw collision(path, part);
    let child = node.children.get(part);
    if (!child) {
      child = { children: new Map() };
      node.children.set(part, child);
    }
    node = child;
  }
  if (node.leaf || node.children.size > 0) throw collision(path, '');
  node.leaf = leaf;
}

function collision(path: string, rest: string): CommandError {
  return new CommandError('Location31249', `Path collision at ${path}${rest ? ` remaining portion ${rest}` : ''}`);
}

function projectValue(
  value: unknown,
  node: Node,
  includes: boolean,
  root: Doc,
  state: MatchState | undefined,
): unknown {
  if (node.leaf) return projectLeaf(value, node.leaf, state);
  if (Array.isArray(value)) {
    const elements = value.map((element) =>
      isDoc(element) || Array.isArray(element)
        ? projectValue(element, node, includes, root, state)
        : includes
          ? undefined
          : element,
    );
    return elements.filter((element) => element !== undefined);
  }
  if (!isDoc(value)) return includes ? undefined : value;
  const result: Doc = {};
  for (const key of Object.keys(value)) {
    const child = node.children.get(key);
    const inner = child ? projectValue(value[key], child, includes, root, state) : includes ? undefined : value[key];
    if (inner !== undefined) setField(result, key, inner);
  }
  return result;
}

function projectLeaf(value: unknown, leaf: Leaf, state: MatchState | undefined): unknown {
  switch (leaf.kind) {
    case 'include':
      return value;
    case 'exclude':
    case 'computed':
      return undefined;
    case 'slice':
      return Array.isArray(value) ? slice(value, leaf.skip, leaf.limit) : value;
    case 'elemMatch': {
      if (!Array.isArray(value)) return undefined;
      const index = value.findIndex(leaf.matches);
      return index < 0 ? undefined : [value[index]];
    }
    case 'positional': {
      if (!Array.isArray(value)) return value;
      if (state?.position === undefined) {
        throw new CommandError(
          'Location51246',
          "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
        );
      }
      return [value[state.position]];
    }
  }
}

function slice(array: unknown[], skip: number | undefined, limit: number): unknown[] {
  if (skip === undefined) return limit < 0 ? array.slice(limit) : array.slice(0, limit);
  const start = skip < 0 ? Math.max(0, array.length + skip) : skip;
  return array.slice(start, start + limit);
}

function addComputed(result: Doc, doc: Doc, node: Node, context: ExpressionContext | undefined): void {
  for (const [key, child] of node.children) {
    if (child.leaf?.kind === 'computed') {
      const value = evaluate(doc, child.leaf.expression, context);
      if (value !== undefined) setField(result, key, value);
      else delete result[key];
    } else if (child.children.size > 0 && hasComputed(child)) {
      const target = field(result, key);
      if (Array.isArray(target)) {
        for (const element of target) if (isDoc(element)) addComputed(element, doc, child, context);
      } else {
        const inner: Doc = isDoc(target) ? target : {};
        addComputed(inner, doc, child, context);
        setField(result, key, inner);
      }
    }
  }
}

function hasComputed(node: Node): boolean {
  return node.leaf?.kind === 'computed' || [...node.children.values()].some(hasComputed);
}
