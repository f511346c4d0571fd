import { describe, expect, test } from 'vitest';
import type { Contact } from '../api/types.ts';
import { audienceOf, isAdmitted, ruleWords } from './link-words.ts';

function contact(id: string, email: string | null): Contact {
  const rest = { phone: '', role: '', language: null, timeZone: null, photoUrl: null };
  return { id, customerId: 'c', name: id, email, ...rest };
}
const [ada, bob, carl] = [contact('ada', 'ada@acme.com'), contact('bob', 'bob@other.com'), contact('carl', null)];
const all = [ada, bob, carl];

describe('B-09 who gets in by a link', () => {
  test.each([
    ['Anyone who has the link', { rule: 'open', audience: null }],
    ['Anyone with the link and its password', { rule: 'password', audience: null }],
    ['Any contact of the customer, by e-mail', { rule: 'email', audience: { kind: 'customer' } }],
    ['One chosen contact, by e-mail', { rule: 'email', audience: { kind: 'contacts', contactIds: ['ada'] } }],
    ['2 chosen contacts, by e-mail', { rule: 'email', audience: { kind: 'contacts', contactIds: ['ada', 'bob'] } }],
    ['Nobody: everyone chosen was deleted', { rule: 'email', audience: { kind: 'contacts', contactIds: [] } }],
    [
      'Anyone with an e-mail address at acme.com or acme.de',
      { rule: 'email', audience: { kind: 'domains', domains: ['acme.com', 'acme.de'] } },
    ],
  ] as const)('%s', (words, rule) => {
    expect(ruleWords(structuredClone(rule) as Parameters<typeof ruleWords>[0])).toBe(words);
  });

  test('an audience is all contacts, the chosen ones, or those at its domains', () => {
    const of = (audience: Parameters<typeof audienceOf>[0]['audience']) => audienceOf({ rule: 'email', audience }, all);
    expect(of({ kind: 'customer' })).toEqual(all);
    expect(of({ kind: 'contacts', contactIds: ['bob', 'gone'] })).toEqual([bob]);
    expect(of({ kind: 'domains', domains: ['acme.com'] })).toEqual([ada]);
  });

  test('admitted is who is meant, has an address, and was not revoked', () => {
    const link = { rule: 'email', audience: { kind: 'customer' }, revokedContactIds: ['bob'] } as const;
    const admitted = all.filter((one) => isAdmitted({ ...link, revokedContactIds: ['bob'] }, one));
    expect(admitted).toEqual([ada]);
    expect(isAdmitted({ rule: 'open', audience: null, revokedContactIds: [] }, carl)).toBe(true);
  });
});
