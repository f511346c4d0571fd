import { verifyPassword } from '../access/passwords.ts';
import { demoStaff } from '../demo/staff.ts';
import { Staff } from '../staff/model.ts';
import { signInLink } from '../staff/service.ts';

const ROLES = { admin: 'Admin', csm: 'CSM', am: 'Account manager' } as const;

/** One line per demo person who can still sign in: role, one-click link, e-mail, and the password while it is still the demo's. */
export async function demoSignIns(): Promise<string[]> {
  const lines = await Promise.all(
    demoStaff.map(async ({ role, email, password }) => {
      const staff = await Staff.findOne({ email, disabled: false });
      if (!staff) return '';
      const isUnchanged = staff.passwordHash ? await verifyPassword(password, staff.passwordHash) : false;
      const known = isUnchanged ? password : '(the password was changed)';
      return `  ${ROLES[role].padEnd(17)}${await signInLink(staff.id)}   ${email} / ${known}`;
    }),
  );
  return lines.filter(Boolean);
}
