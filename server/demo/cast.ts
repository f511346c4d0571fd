import { createHash } from 'node:crypto';
import { Types } from 'mongoose';
import type { StoredActor } from '../actors/actor.ts';
import { demoStaff } from './staff.ts';
import type { DemoCustomer } from './story.ts';

/** Ids of the demo's things are the same in every demo workspace. None of them is a secret. */
export function demoId(...names: string[]): Types.ObjectId {
  return new Types.ObjectId(
    createHash('sha256')
      .update(`demo ${names.join('/')}`)
      .digest('hex')
      .slice(0, 24),
  );
}

/** The customer with everybody who appears in its texts. */
export interface Cast {
  readonly customer: DemoCustomer;
  readonly customerId: Types.ObjectId;
  readonly owner: StoredActor & { readonly id: Types.ObjectId };
  readonly contacts: readonly {
    readonly id: Types.ObjectId;
    readonly name: string;
    readonly role: string;
    readonly email: string;
  }[];
}

/** A staff member of the demo as actor. */
export function staffInRole(role: 'admin' | 'csm' | 'am'): Cast['owner'] {
  const member = demoStaff.find((staff) => staff.role === role);
  if (!member) throw new Error(`the demo has no ${role}`);
  return { kind: 'staff', id: demoId('staff', role), name: member.name };
}

/** Who is who at a customer. */
export function castOf(customer: DemoCustomer): Cast {
  const domain = `${plain(customer.name)}.example`;
  return {
    customer,
    customerId: demoId('customer', customer.id),
    owner: staffInRole(customer.owner),
    contacts: customer.contacts.map(([name, role]) => ({
      id: demoId('contact', customer.id, name),
      name,
      role,
      email: `${plain(name.replace(/^Dr\. /, '')).replaceAll('-', '.')}@${domain}`,
    })),
  };
}

/** `Bergström Energi` → `bergstrom-energi` */
export function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A text of the story with the customer's own names in it. */
export function told(text: string, { customer, owner, contacts }: Cast): string {
  const names: Record<string, string> = {
    company: customer.name,
    city: customer.city,
    csm: owner.name,
    contact1: contacts[0]?.name ?? customer.name,
    contact2: contacts[1]?.name ?? customer.name,
  };
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => names[name] ?? placeholder);
}
