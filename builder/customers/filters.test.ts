import { describe, expect, it } from 'vitest';
import { filtersOf, isFiltered, queryStringOf } from './filters.ts';

const OWNER = '0123456789abcdef01234567';

describe('filters of the customer list in the address', () => {
  it('C-23 come back as they were written', () => {
    const filters = {
      search: 'müller & co',
      ownerId: OWNER,
      stage: 'Onboarding',
      tag: 'a+b',
      portalPublished: 'true',
      portalState: 'changed',
      sort: '-updatedAt',
    } as const;
    expect(filtersOf(queryStringOf(filters))).toEqual(filters);
  });

  it('leave out what means nothing', () => {
    expect(filtersOf('?portalState=exploded&portalPublished=maybe&ownerId=me&sort=salary&search=%20&x=1')).toEqual({});
    expect(filtersOf('?portalState=toString&sort=constructor')).toEqual({});
    expect(queryStringOf({})).toBe('');
  });

  it('sorting alone is no filter', () => {
    expect(isFiltered({ sort: '-updatedAt' })).toBe(false);
    expect(isFiltered({ ownerId: 'none' })).toBe(true);
  });
});
