import type { Access } from './endpoint.ts';
import { forbidden, HttpError } from './errors.ts';
import type { SignedInStaff } from './route.ts';

/** Throws unless this caller may use an endpoint with this access. */
export function checkAccess(access: Access, staff: SignedInStaff | null): void {
  if (access === 'public') return;
  if (!staff) throw new HttpError(401, 'not-signed-in', 'Please sign in.');
  if (access !== 'staff' && !access.includes(staff.role)) throw forbidden();
}
