import { computeExpression } from './mingo.ts';
import { toPlain } from './plain.ts';
import { type Doc, field, isDoc } from './value.ts';

/** What expressions of one command see beside the document. */
export interface ExpressionContext {
  variables?: Doc | undefined;
}

/** Computes an aggregation expression on a document. Plain field paths keep the value's exact type. */
export function evaluate(doc: Doc, expression: unknown, { variables }: ExpressionContext = {}): unknown {
  const direct = directValue(doc, expression);
  return direct ? direct.value : computeExpression(toPlain(doc), expression, variables);
}

/** The value of `"$a.b"` where no array is on the way, or of a constant; `undefined` for everything else. */
function directValue(doc: Doc, expression: unknown): { value: unknown } | undefined {
  if (typeof expression !== 'string') {
    return isDoc(expression) || Array.isArray(expression) ? undefined : { value: expression };
  }
  if (!expression.startsWith('$')) return { value: expression };
  if (expression === '$$ROOT' || expression === '$$CURRENT') return { value: doc };
  if (expression.startsWith('$$') || expression.length === 1) return undefined;
  let value: unknown = doc;
  for (const part of expression.slice(1).split('.')) {
    if (!isDoc(value)) return Array.isArray(value) ? undefined : { value: undefined };
    value = field(value, part);
  }
  return { value };
}
