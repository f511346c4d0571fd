import { describe, expect, test } from 'vitest';
import { fillHoles, fillHolesOf, findHoles } from './holes.ts';

const stranger = { kind: 'anonymous', name: null } as const;
const maria = { kind: 'anonymous', name: 'Maria "M" <m>' } as const;
const tom = { kind: 'contact', contactId: 'a'.repeat(24), name: 'Tom' } as const;

describe('what differs per viewer', () => {
  const page = findHoles('a<!--if named-->Hi <!--name--><!--else-->Who?<!--fi-->b');

  test('is filled for each from one page', () => {
    expect(fillHoles(page, stranger)).toBe('aWho?b');
    expect(fillHoles(page, tom)).toBe('aHi Tomb');
  });

  test('a name is escaped', () => {
    expect(fillHoles(page, maria)).toBe('aHi Maria &quot;M&quot; &lt;m&gt;b');
  });

  test('a contact sees what is theirs; a name typed does not make one', () => {
    const html = `<!--if contact ${'a'.repeat(24)}-->yours<!--else-->another’s<!--fi-->`;
    expect(fillHolesOf(html, tom)).toBe('yours');
    expect(fillHolesOf(html, { ...tom, contactId: 'b'.repeat(24) })).toBe('another’s');
    expect(fillHolesOf(html, { kind: 'anonymous', name: 'Tom' })).toBe('another’s');
  });

  test('a contact’s own details are filled in for them alone, escaped', () => {
    const html = '<!--own phone-->|<!--if own language de-->de<!--fi-->|<!--if own role-->role<!--else-->none<!--fi-->';
    const known = { ...tom, details: { phone: '"1"', language: 'de' } };
    expect(fillHolesOf(html, known)).toBe('&quot;1&quot;|de|none');
    expect(fillHolesOf(html, tom)).toBe('||none');
    expect(fillHolesOf(html, maria)).toBe('||none');
  });

  test('holes nest', () => {
    const html = '<!--if named--><!--if anonymous-->typed<!--else-->known<!--fi-->!<!--else-->?<!--fi-->';
    expect(fillHolesOf(html, maria)).toBe('typed!');
    expect(fillHolesOf(html, tom)).toBe('known!');
    expect(fillHolesOf(html, stranger)).toBe('?');
  });

  test('a page without holes stays as it is, stray marks change nothing around them', () => {
    expect(fillHolesOf('plain <!-- comment -->', tom)).toBe('plain <!-- comment -->');
    expect(fillHolesOf('a<!--fi-->b<!--else-->c', tom)).toBe('abc');
  });
});
