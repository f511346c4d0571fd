import { BSONRegExp } from 'bson';
import { CommandError } from '../errors.ts';
import { regexParts } from './compare.ts';

/** A JavaScript expression for one of BSON's (PCRE): options i, m, s, x and a leading `(?i)` group. */
export function toRegExp(value: unknown, extraOptions?: string): RegExp {
  const parts = regexParts(value);
  let { pattern } = parts;
  let options = extraOptions ?? parts.options;
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  if (inline) {
    options += inline[1];
    pattern = pattern.slice(inline[0].length);
  }
  const invalid = /[^imsxu]/.exec(options);
  if (invalid) throw new CommandError('BadValue', `invalid flag in regex options: ${invalid[0]}`);
  if (options.includes('x')) pattern = withoutComments(pattern);
  const flags = [...new Set(options)].filter((flag) => 'ims'.includes(flag)).join('');
  try {
    return compileUnicode(pattern, flags);
  } catch (error) {
    throw new CommandError('BadValue', `Regular expression is invalid: ${(error as Error).message}`);
  }
}

/** Unicode mode where the pattern allows it: PCRE takes escapes such as `\-` that it refuses. */
function compileUnicode(pattern: string, flags: string): RegExp {
  const posix = pattern.replace(/\\A/g, '^').replace(/\\[zZ]/g, '$');
  try {
    return new RegExp(posix, `${flags}u`);
  } catch {
    return new RegExp(posix, flags);
  }
}

function withoutComments(pattern: string): string {
  return pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|#.*$|\s+/gm, (part) =>
    part.startsWith('\\') || part.startsWith('[') ? part : '',
  );
}

/** Whether the value is a regular expression. */
export function isRegex(value: unknown): value is BSONRegExp | RegExp {
  return value instanceof BSONRegExp || value instanceof RegExp;
}

/** The literal text that everything matching `^…` must begin with; `undefined` when there is none. */
export function regexPrefix(value: BSONRegExp | RegExp, extraOptions?: string): string | undefined {
  const { pattern, options } = regexParts(value);
  if (/[imx]/.test(extraOptions ?? options) || !/^(\^|\\A)/.test(pattern)) return undefined;
  if (pattern.includes('|')) return undefined;
  let prefix = '';
  const body = pattern.replace(/^(\^|\\A)/, '');
  for (let i = 0; i < body.length; i++) {
    let char = body[i] as string;
    if (char === '\\') {
      char = body[++i] ?? '';
      if (!/[^a-zA-Z0-9]/.test(char)) break;
    } else if ('.[$()^?*+{'.includes(char)) break;
    const next = body[i + 1];
    if (next === '?' || next === '*' || next === '{') break;
    prefix += char;
  }
  return prefix === '' ? undefined : prefix;
}
