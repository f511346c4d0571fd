import type { z } from 'zod';
import { assetUrl } from '../assets/urls.ts';
import type { SignedInStaff } from '../http/route.ts';
import type { StaffMember } from './contract.ts';
import type { StaffDocument } from './model.ts';

/** A staff member as other staff see them. */
export function presentStaff(staff: StaffDocument): z.input<typeof StaffMember> {
  return {
    id: staff.id,
    name: staff.name,
    email: staff.email,
    role: staff.role,
    title: staff.title,
    phone: staff.phone,
    photoUrl: assetUrl(staff.photoId),
    disabled: staff.disabled,
    invited: staff.passwordHash === null,
    secondFactor: Boolean(staff.secondFactor),
    allCustomers: staff.allCustomers,
    newsMail: staff.newsMail,
    lastSeenAt: staff.lastSeenAt?.toISOString() ?? null,
  };
}

/** A staff member as one who asks for something, for what must know what they may see. */
export function asSignedIn(
  staff: Pick<StaffDocument, '_id' | 'name' | 'email' | 'role' | 'allCustomers'>,
): SignedInStaff {
  const { _id, name, email, role, allCustomers } = staff;
  return { id: _id.toHexString(), name, email, role, ownCustomersOnly: role === 'am' && !allCustomers };
}
