import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { PortalDocument, Section } from './document.ts';
import { brokenLock } from './locks.ts';

function section(id: string, locked: boolean, title = id): Section {
  return { id, title, inNavigation: true, background: 'none', hidden: false, locked, rows: [] };
}

function documentOf(...sections: Section[]): Pick<PortalDocument, 'pages'> {
  return { pages: [{ id: 'page-1', title: 'Home', sections }] };
}

describe('C-16 locked sections', () => {
  const before = documentOf(section('terms', true), section('plan', false));
  const broken = (...sections: Section[]) => brokenLock(before, documentOf(...sections), isDeepStrictEqual)?.id;

  it('stay as they are, wherever they are moved; all others are free', () => {
    expect(broken(section('plan', false, 'Our plan'), section('terms', true))).toBeUndefined();
    expect(broken(section('terms', true))).toBeUndefined();
  });

  it('are not changed, unlocked, removed or made', () => {
    expect(broken(section('terms', true, 'No terms'))).toBe('terms');
    expect(broken(section('terms', false))).toBe('terms');
    expect(broken(section('plan', false))).toBe('terms');
    expect(broken(section('terms', true), section('plan', true))).toBe('plan');
    expect(broken(section('terms', true), section('more', true))).toBe('more');
  });
});
