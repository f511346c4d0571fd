import type { ActorInput } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import type { AuditKind } from '../audit/kinds.ts';
import type { Admitted } from './gate.ts';
import { addressKey, countTry, mayTry, PER_ADDRESS, PER_LINK } from './limits.ts';
import type { MailedLinkFacts } from './link-facts.ts';
import { spendMagicLink } from './magic-links.ts';
import { confirmedPerson } from './people.ts';
import { type CodeHolder, tryCode } from './sign-in-codes.ts';
import { endSession, startSession } from './viewer-sessions.ts';

/** Who is in, and by which session. */
export type Visit = Pick<Admitted, 'viewer' | 'session'>;

/** How a try to sign in ended; `dead`: what was shown lets nobody in (any more). */
export type SigningIn =
  | { readonly outcome: 'in'; readonly token: string }
  | { readonly outcome: 'wrong' | 'dead' }
  | { readonly outcome: 'wait'; readonly retryAfter: number };

/** Signs in with a mailed link, and uses it up: fifty presses at once make one visit. */
export async function enterByMagicLink(
  link: MailedLinkFacts,
  token: string,
  address: string | undefined,
): Promise<SigningIn> {
  const email = await spendMagicLink(link.linkId, token);
  return email === null ? { outcome: 'dead' } : enter(link, email, 'link', address);
}

/** Signs in with a mailed code. Failures are limited per address and link; those who are right never wait for each other. */
export async function enterByCode(
  link: MailedLinkFacts,
  holder: Omit<CodeHolder, 'linkId'>,
  code: string,
  address: string | undefined,
): Promise<SigningIn> {
  const byAddress = `code:${link.linkId}:${addressKey(address)}`;
  const byLink = `code:${link.linkId}`;
  for (const verdict of await Promise.all([mayTry(byAddress, PER_ADDRESS), mayTry(byLink, PER_LINK)]))
    if (!verdict.allowed) return { outcome: 'wait', retryAfter: verdict.retryAfter };
  const outcome = await tryCode({ ...holder, linkId: link.linkId }, code);
  if (outcome === 'right') return enter(link, holder.email, 'code', address);
  await Promise.all([countTry(byAddress, PER_ADDRESS), countTry(byLink, PER_LINK)]);
  await tell('link.refused', link, { kind: 'viewer', id: null, name: '', address }, { by: 'code' });
  return { outcome };
}

/** Ends a contact's visit. */
export async function signOut(
  link: MailedLinkFacts,
  { viewer, session }: Visit,
  address: string | undefined,
): Promise<void> {
  if (!session || viewer.kind !== 'contact') return;
  await endSession(session.id);
  await tell('session.ended', link, { kind: 'contact', id: viewer.contactId, name: viewer.name, address });
}

async function enter(
  link: MailedLinkFacts,
  email: string,
  by: 'link' | 'code',
  address: string | undefined,
): Promise<SigningIn> {
  const person = await confirmedPerson(link.mailRule, email, address);
  if (!person) return { outcome: 'dead' };
  const token = await startSession(link, { contactId: person.id });
  await tell('session.started', link, { kind: 'contact', ...person, address }, { by });
  return { outcome: 'in', token };
}

function tell(
  kind: AuditKind,
  { linkId, customerId }: MailedLinkFacts,
  actor: ActorInput,
  details?: Record<string, string>,
): Promise<void> {
  return audit({ kind, actor, customerId, subject: { kind: 'link', id: linkId, name: '' }, details });
}
