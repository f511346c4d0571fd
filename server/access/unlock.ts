import pLimit from 'p-limit';
import type { ActorInput } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import type { AuditKind } from '../audit/kinds.ts';
import { LinkPassword } from '../share-links/contract.ts';
import { addressKey, countTries, forgetTries, PER_ADDRESS, PER_LINK, takeBackTry } from './limits.ts';
import type { LinkFacts } from './link-facts.ts';
import { verifyPassword } from './passwords.ts';
import { startSession } from './viewer-sessions.ts';

/** How a try at a link's password ended. */
export type Unlocking =
  | { readonly outcome: 'open'; readonly token: string }
  | { readonly outcome: 'missing' | 'impossible' | 'wrong' }
  | { readonly outcome: 'wait'; readonly retryAfter: number };

/**
 * One try after the other, from its limits to its line in the audit. Their hashes are made so anyway; more at once would
 * only crowd out the requests of people who are already in.
 */
const inTurn = pLimit(1);

/**
 * Tries a password at a link. Limits come before hashing, so that a flood of guesses costs nothing; whoever has a
 * session never comes here, so that a stranger's guesses cannot lock them out.
 */
export async function unlock(link: LinkFacts, password: unknown, address: string | undefined): Promise<Unlocking> {
  if (password === undefined || password === '') return { outcome: 'missing' };
  if (!LinkPassword.safeParse(password).success || typeof password !== 'string') return { outcome: 'impossible' };
  return inTurn(async () => {
    const tried = await tryPassword(link, password, address);
    if (tried.outcome === 'open') await auditTry('link.unlocked', link, address);
    if (tried.outcome === 'wrong') await auditTry('link.refused', link, address);
    return tried;
  });
}

function auditTry(kind: AuditKind, { linkId, customerId }: LinkFacts, address = ''): Promise<void> {
  const actor: ActorInput = { kind: 'viewer', id: null, name: '' };
  return audit({ kind, actor, customerId, subject: { kind: 'link', id: linkId, name: '' }, address });
}

async function tryPassword(link: LinkFacts, password: string, address: string | undefined): Promise<Unlocking> {
  const byAddress = `unlock:${link.linkId}:${addressKey(address)}`;
  const byLink = `unlock:${link.linkId}`;
  const verdict = await countTries([
    [byAddress, PER_ADDRESS],
    [byLink, PER_LINK],
  ]);
  if (!verdict.allowed) return { outcome: 'wait', retryAfter: verdict.retryAfter };
  if (link.passwordHash === null || !(await verifyPassword(password, link.passwordHash))) return { outcome: 'wrong' };
  await Promise.all([forgetTries(byAddress), takeBackTry(byLink, PER_LINK)]);
  return { outcome: 'open', token: await startSession(link) };
}
