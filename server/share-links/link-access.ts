import { Types } from 'mongoose';
import type { z } from 'zod';
import { hashPassword } from '../access/passwords.ts';
import { newPassword } from '../access/tokens.ts';
import { ContactModel } from '../contacts/model.ts';
import { invalid } from '../http/errors.ts';
import type { ShareLinkFields, StoredAudience } from './model.ts';
import type { AudienceWish } from './schema.ts';

/** What staff say about who gets in. */
export interface AccessWishes {
  readonly rule: ShareLinkFields['rule'];
  readonly password?: string;
  readonly audience?: z.output<typeof AudienceWish>;
}

type Before = Pick<ShareLinkFields, 'rule' | 'passwordHash' | 'audience'>;

/** Who gets in by a link, as the store keeps it. */
export interface LinkAccess {
  readonly fields: Before;
  /** A password that was made up here, to be shown once. */
  readonly generated: string | null;
  /** Whether somebody who was let in before may not be any more. */
  readonly shutsOut: boolean;
}

/** Turns wishes into what is stored; what they leave out stays as it was. */
export async function accessOf(customerId: string, wishes: AccessWishes, before: Before | null): Promise<LinkAccess> {
  const { rule } = wishes;
  if (rule !== 'password' && wishes.password !== undefined)
    throw invalid('Only a link with the rule password has one.', { password: 'is only for links with that rule' });
  if (rule !== 'email' && wishes.audience !== undefined)
    throw invalid('Only a link with the rule email is for certain people.', {
      audience: 'is only for links with the rule email',
    });
  const ruleChanges = before !== null && rule !== before.rule;
  if (rule === 'open')
    return { fields: { rule, passwordHash: null, audience: null }, generated: null, shutsOut: ruleChanges };
  if (rule === 'password') {
    const { hash, generated } = await passwordOf(wishes.password, before?.passwordHash ?? null);
    const shutsOut = ruleChanges || hash !== before?.passwordHash;
    return { fields: { rule, passwordHash: hash, audience: null }, generated, shutsOut };
  }
  const known = before?.audience ?? null;
  const audience = wishes.audience
    ? await checkedAudience(customerId, wishes.audience)
    : (known ?? { kind: 'customer' });
  const shutsOut = ruleChanges || (known !== null && isNarrower(known, audience));
  return { fields: { rule, passwordHash: null, audience }, generated: null, shutsOut };
}

async function passwordOf(password: string | undefined, before: string | null) {
  if (password !== undefined) return { hash: await hashPassword(password), generated: null };
  if (before !== null) return { hash: before, generated: null };
  const generated = newPassword();
  return { hash: await hashPassword(generated), generated };
}

/** Chosen contacts must be this customer's: whoever is not, does not exist here. */
async function checkedAudience(customerId: string, wish: z.output<typeof AudienceWish>): Promise<StoredAudience> {
  if (wish.kind === 'customer') return { kind: 'customer' };
  if (wish.kind === 'domains') return { kind: 'domains', domains: [...new Set(wish.domains)] };
  const contactIds = [...new Set(wish.contactIds)];
  if ((await ContactModel.countDocuments({ _id: { $in: contactIds }, customerId })) < contactIds.length)
    throw invalid('Somebody chosen is no contact of this customer.', {
      'audience.contactIds': 'must all be contacts of this customer',
    });
  return { kind: 'contacts', contactIds: contactIds.map((id) => new Types.ObjectId(id)) };
}

/** Whether `after` leaves out anybody whom `before` admitted. */
function isNarrower(before: StoredAudience, after: StoredAudience): boolean {
  if (after.kind === 'customer') return before.kind === 'domains';
  if (before.kind === 'contacts' && after.kind === 'contacts') {
    const admitted = new Set(after.contactIds.map(String));
    return before.contactIds.some((id) => !admitted.has(String(id)));
  }
  if (before.kind === 'domains' && after.kind === 'domains')
    return before.domains.some((domain) => !after.domains.includes(domain));
  return true;
}
