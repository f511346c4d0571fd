import type { z } from 'zod';
import { HttpError } from './errors.ts';

type Issue = z.core.$ZodRawIssue;

/** What is wrong, in words for the person who sent it; undefined leaves zod's own message. */
function describe(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${article(issue.expected)}`;
    case 'too_small':
      if (issue.origin === 'string') return `must have at least ${issue.minimum} characters`;
      if (issue.origin === 'array') return `needs at least ${issue.minimum}`;
      return `must be at least ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `must have at most ${issue.maximum} characters`;
      if (issue.origin === 'array') return `may hold at most ${issue.maximum}`;
      return `must be at most ${issue.maximum}`;
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return issue.input === undefined ? 'is required' : 'is none of the forms this can take';
    case 'unrecognized_keys':
      return 'is not known here';
    default:
      return undefined;
  }
}

const FORMATS: Record<string, string> = {
  email: 'must be an e-mail address',
  url: 'must be an address that begins with http:// or https://',
  date: 'must be a day like 2026-03-31',
  datetime: 'must be a time like 2026-03-31T09:00:00Z',
};

const ARTICLES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function article(expected: string): string {
  return ARTICLES[expected] ?? `a ${expected}`;
}

/** Path in the request → what is wrong there; the first word on each path wins. */
function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  const put = (path: PropertyKey[], message: string) => {
    const key = path.map(String).join('.') || 'body';
    if (!Object.hasOwn(fields, key)) Object.defineProperty(fields, key, { value: message, enumerable: true });
  };
  for (const issue of error.issues.slice(0, 50)) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys.slice(0, 20)) put([...issue.path, key.slice(0, 100)], issue.message);
    else put(issue.path, issue.message);
  }
  return fields;
}

/** Parses one part of a request; throws 422 with what is wrong where. */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: describe });
  if (parsed.success) return parsed.data;
  throw invalidFields(fieldsOf(parsed.error));
}

/** 422 whose message names the first field, so that it also reads well where only the message is shown. */
export function invalidFields(fields: Record<string, string>): HttpError {
  const [first] = Object.entries(fields);
  const message = first ? `${first[0]} ${first[1]}.` : 'Something in the request is not acceptable.';
  return new HttpError(422, 'invalid', message, { fields });
}
