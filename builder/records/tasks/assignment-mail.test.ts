import { expect, test } from 'vitest';
import { assignmentMailWords } from './assignment-mail.ts';

const contacts = [
  { id: 'a', name: 'Ada', email: 'ada@acme.com' },
  { id: 'b', name: 'Bob', email: null },
];
const shared = { portalUrl: 'https://portal.example/p/1' };

test.each([
  ['Ada gets a mail with the portal link.', 'a', shared, true],
  ['Ada gets a mail with the portal link once the task is shown in the portal.', 'a', shared, false],
  ['Ada gets a mail with the portal link once the portal is shared.', 'a', { portalUrl: '' }, true],
  ['Bob has no e-mail address, so no mail goes.', 'b', shared, true],
  [undefined, 'gone', shared, true],
])('A-12 the form of a task says: %s', (words, id, customer, showInPortal) => {
  expect(assignmentMailWords({ kind: 'contact', id }, { customer, showInPortal }, contacts)).toBe(words);
});

test('A-12 nothing is said about mail where the task is nobody’s, staff’s or the customer’s as a whole', () => {
  const task = { customer: shared, showInPortal: true };
  for (const assignee of [{ kind: 'none' }, { kind: 'customer' }, { kind: 'staff', id: 'a' }] as const)
    expect(assignmentMailWords(assignee, task, contacts)).toBeUndefined();
});
