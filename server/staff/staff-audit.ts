import type { Request } from 'express';
import type { ActorInput } from '../actors/actor.ts';
import { type AuditInput, audit } from '../audit/audit.ts';
import type { AuditKind } from '../audit/kinds.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly address?: string | undefined;
}

/** Writes down what was done to a staff account; without `by` by its owner. `address`: from where, where nobody is signed in yet. */
export function auditStaff(
  kind: AuditKind,
  person: Person,
  { by, details, address }: { by?: Person; details?: AuditInput['details']; address?: string | undefined } = {},
): Promise<void> {
  const who = by ?? person;
  const actor: ActorInput = { kind: 'staff', id: who.id, name: who.name, address: who.address ?? address };
  const subject = { kind: 'staff', id: person.id, name: person.name };
  return audit({ kind, actor, customerId: null, subject, details });
}

/**
 * Writes down that somebody failed to sign in. Once the answer is out, so that its time does not tell who exists; without
 * what was typed, as people type passwords into the wrong field.
 */
export function auditFailedSignIn(req: Request, staff: Person | null, reason: string): void {
  const actor: ActorInput = { kind: 'viewer', id: null, name: '' };
  const subject = staff ? { kind: 'staff', id: staff.id, name: staff.name } : undefined;
  req.res?.once('finish', () => {
    audit({ kind: 'session.failed', actor, customerId: null, subject, details: { reason }, address: req.ip }).catch(
      (error: unknown) => req.log.error({ err: error }, 'a failed sign-in is not in the audit'),
    );
  });
}
