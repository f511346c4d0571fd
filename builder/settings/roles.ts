import type { StaffMember } from '../api/types.ts';

export type StaffRole = StaffMember['role'];

/** Roles as people call them. */
export const ROLE_WORDS: Readonly<Record<StaffRole, string>> = {
  admin: 'Admin',
  csm: 'Customer success manager',
  am: 'Account manager',
};

/** What each role may do, in one line. */
export const ROLE_HELP: Readonly<Record<StaffRole, string>> = {
  admin: 'Everything, with staff and settings',
  csm: 'Templates, and all customers with their portals',
  am: 'The customers they own, with their portals',
};
