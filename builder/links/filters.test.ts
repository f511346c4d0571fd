import { expect, test } from 'vitest';
import { filtersOf, queryStringOf } from './filters.ts';

test('B-09 filters of the links page live in its address; what it could not mean is left out', () => {
  expect(filtersOf('?search=%20acme%20&state=expired&rule=email')).toEqual({
    search: 'acme',
    state: 'expired',
    rule: 'email',
  });
  expect(filtersOf('?state=constructor&rule=nobody&page=3')).toEqual({});
  expect(queryStringOf({ rule: 'open', search: 'a b' })).toBe('?search=a+b&rule=open');
  expect(queryStringOf({})).toBe('');
});
