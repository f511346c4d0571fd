import type { Contact, LinkAudience, ShareLink } from '../api/types.ts';

const list = new Intl.ListFormat('en', { type: 'disjunction' });

/** What decides who gets in by a link. */
type Rule = Pick<ShareLink, 'rule' | 'audience'>;

/** Who gets in by a link, in plain words. */
export function ruleWords({ rule, audience }: Rule): string {
  if (rule === 'open') return 'Anyone who has the link';
  if (rule === 'password') return 'Anyone with the link and its password';
  return audienceWords(audience);
}

function audienceWords(audience: LinkAudience | null): string {
  if (audience?.kind === 'domains') return `Anyone with an e-mail address at ${list.format(audience.domains)}`;
  if (audience?.kind !== 'contacts') return 'Any contact of the customer, by e-mail';
  const { length } = audience.contactIds;
  if (length === 0) return 'Nobody: everyone chosen was deleted';
  return `${length === 1 ? 'One chosen contact' : `${length} chosen contacts`}, by e-mail`;
}

/** Contacts for whom a link with the rule e-mail is meant, also those who were revoked since. */
export function audienceOf({ audience }: Rule, contacts: readonly Contact[]): Contact[] {
  if (audience?.kind === 'contacts') return contacts.filter(({ id }) => audience.contactIds.includes(id));
  if (audience?.kind === 'domains')
    return contacts.filter(({ email }) => audience.domains.includes(email?.split('@').at(-1) ?? ''));
  return [...contacts];
}

/** Whether a contact gets in by a link. */
export function isAdmitted(link: Rule & Pick<ShareLink, 'revokedContactIds'>, contact: Contact): boolean {
  if (link.rule !== 'email') return true;
  if (contact.email === null || link.revokedContactIds.includes(contact.id)) return false;
  return audienceOf(link, [contact]).length > 0;
}
