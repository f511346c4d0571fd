/**
 * Everything that leaves a line in the audit: who got in, who let whom in, what was shown, accepted and seen. The part
 * before the dot is the area by which people filter.
 */
export const AUDIT_KINDS = [
  'session.started',
  'session.failed',
  'session.ended',
  'session.revoked',
  'staff.created',
  'staff.invited',
  'staff.changed',
  'staff.disabled',
  'staff.enabled',
  'staff.password-changed',
  'staff.second-factor-changed',
  'settings.changed',
  'customer.created',
  'customer.removed',
  'portal.activated',
  'portal.deactivated',
  'portal.template-changed',
  'portal.published',
  'portal.unpublished',
  'link.created',
  'link.changed',
  'link.rotated',
  'link.revoked',
  'link.contact-revoked',
  'link.unlocked',
  'link.refused',
  'record.shown',
  'record.hidden',
  'task.completed',
  'task.reopened',
  'comment.added',
  'content.viewed',
  'content.downloaded',
  'terms.published',
  'terms.accepted',
  'contact.added',
  'contact.changed',
  'contact.removed',
  'contact.invited',
  'contact.exported',
  'contact.erased',
  'import.started',
  'automation.changed',
  'audit.exported',
] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What the kinds are about. */
export const AUDIT_AREAS = [...new Set(AUDIT_KINDS.map((kind) => kind.split('.')[0] ?? kind))];
