import type { ShareLinkFields } from '../share-links/model.ts';

/** Whom a share link with the rule `email` admits. */
export interface MailRule {
  readonly customerId: string;
  readonly audience:
    | { readonly kind: 'customer' }
    | { readonly kind: 'contacts'; readonly contactIds: ReadonlySet<string> }
    | { readonly kind: 'domains'; readonly domains: readonly string[] };
  readonly revokedContactIds: ReadonlySet<string>;
}

/** Somebody who is known by their address. */
export interface KnownContact {
  readonly id: string;
  readonly customerId: string;
  readonly email: string | null;
}

/** The rule of a stored link; null for one that does not ask by mail. */
export function mailRuleOf(
  link: Pick<ShareLinkFields, 'customerId' | 'rule' | 'audience' | 'revokedContactIds'>,
): MailRule | null {
  if (link.rule !== 'email') return null;
  const { audience } = link;
  return {
    customerId: link.customerId.toHexString(),
    audience:
      audience?.kind === 'contacts'
        ? { kind: 'contacts', contactIds: new Set(audience.contactIds.map(String)) }
        : (audience ?? { kind: 'customer' }),
    revokedContactIds: new Set((link.revokedContactIds ?? []).map(String)),
  };
}

/** Whether a contact may sign in, and stay. */
export function admitsContact(rule: MailRule, contact: KnownContact): boolean {
  if (contact.customerId !== rule.customerId || rule.revokedContactIds.has(contact.id)) return false;
  switch (rule.audience.kind) {
    case 'customer':
      return true;
    case 'contacts':
      return rule.audience.contactIds.has(contact.id);
    case 'domains':
      return contact.email !== null && admitsNewcomer(rule, contact.email);
  }
}

/** Whether an address that is nobody's yet may sign in, and become a contact by that. */
export function admitsNewcomer({ audience }: MailRule, email: string): boolean {
  return (
    audience.kind === 'domains' && audience.domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())
  );
}
