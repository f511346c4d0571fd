import { beforeEach } from 'vitest';

/**
 * What `npm run test:mongodb` leaves out where mongo-java-server stands in for MongoDB, because that server differs from what
 * MongoDB documents. Each list is by the tests' names; differences in queries and updates stand in
 * `../store/testing/reference-server.ts`.
 */
const DIFFERENCES: readonly { readonly reason: string; readonly tests: readonly string[] }[] = [
  {
    reason: 'no unique partial indexes: contacts without an address, and customers without an external id, may be many',
    tests: [
      'an address that is taken is refused, and whose it is stays unsaid',
      'belong to one customer; an e-mail address is known once in the workspace',
      'an external id is there once, also when two arrive at once',
      'an external id freed by a deletion can be taken; bringing the old one back then says so',
    ],
  },
  {
    reason: 'no unique partial indexes: an event with a key happens once',
    tests: [
      "a task is overdue when its day has ended at the customer's",
      'assigning to a contact is told once for each contact',
      'counts once when many move the customer there at the same moment',
      'a consumer that fails is asked again later, and only that one',
      'an event found twice counts once',
      'an event whose process died while at it is taken up by another',
      'the first visit is told once, however often somebody comes (C-22)',
    ],
  },
  {
    reason: 'no unique partial indexes: a reader has one open batch of mails',
    tests: [
      'a digest tells only what is still to be told',
      'a second digest of the day waits for the next one',
      'come at eight in the morning where the contact is, once, whoever looks',
      'a process that died while sending a digest sends the same one, and only that',
      'one thing goes by itself; a second digest waits for the next morning where the reader is',
      'what happens within five minutes arrives as one mail',
    ],
  },
  {
    reason: 'ids that it makes itself, for upserts, have no order within a second',
    tests: ['asks again when the terms changed, and takes nothing that was not shown'],
  },
];

beforeEach(({ task, skip }) => {
  const known = DIFFERENCES.find(({ tests }) =>
    tests.some((name) => task.name === name || task.name.endsWith(` ${name}`)),
  );
  if (known) skip(`mongo-java-server: ${known.reason}`);
});
