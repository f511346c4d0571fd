import { describe, expect, test } from 'vitest';
import { dynamicPaths, fillDynamicData } from './dynamic-data.ts';
import { renderRichText } from './rich-text/render.ts';

const token = (path: string, fallback = '') => ({ type: 'dynamic-data', path, fallback, format: 1 });
const textOf = (...children: { type: string }[]) => ({ root: { type: 'root', children } });
const draw = (values: Record<string, string>, ...children: { type: string }[]) =>
  renderRichText(fillDynamicData(textOf(...children), new Map(Object.entries(values))), {
    language: 'en',
    path: '/p/key',
    headingLevel: 3,
  });

describe('C-07 dynamic data', () => {
  test('paths are asked for once', () => {
    const deep = { type: 'paragraph', children: [token('customer.name'), token('portal.url')] };
    expect(dynamicPaths(textOf(deep, token('customer.name')))).toEqual(['customer.name', 'portal.url']);
  });

  test('a value stands in place of its token, in the token’s format', () => {
    expect(draw({ 'customer.name': 'Hallmann' }, token('customer.name', 'you'))).toBe('<strong>Hallmann</strong>');
  });

  test('the fallback stands where there is no value, or an empty one', () => {
    expect(draw({}, token('customer.name', 'you'))).toBe('<strong>you</strong>');
    expect(draw({ 'customer.name': '' }, token('customer.name', 'you'))).toBe('<strong>you</strong>');
  });

  test('a value is escaped, and a token in a value is not expanded again', () => {
    expect(draw({ a: '<b>{{b}}</b>', b: 'secret' }, token('a'))).toBe('<strong>&lt;b&gt;{{b}}&lt;/b&gt;</strong>');
  });

  test('a token that was never looked up shows its fallback', () => {
    const html = renderRichText(textOf(token('x', 'soon')), { language: 'en', path: '', headingLevel: 3 });
    expect(html).toBe('<strong>soon</strong>');
  });
});
