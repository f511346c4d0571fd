import { clock } from '../clock.ts';
import { CustomerModel } from '../customers/model.ts';
import type { SignedInStaff } from '../http/route.ts';
import { Staff } from '../staff/model.ts';

const COUNTED = 1_000;

/** What the page needs to know before its parts: whose work to show at first, and where what is new begins. */
export async function myWork(staff: SignedInStaff) {
  const [ownCustomers, person] = await Promise.all([
    CustomerModel.countDocuments({ ownerId: staff.id }).limit(COUNTED),
    Staff.findById(staff.id, { lookedAt: 1 }).lean(),
  ]);
  return { ownCustomers, lookedAt: person?.lookedAt?.toISOString() ?? null };
}

/** Remembers up to when somebody has seen what customers did: not the future, and never back. */
export async function look(staff: SignedInStaff, until: Date): Promise<void> {
  const now = clock.now();
  await Staff.updateOne({ _id: staff.id }, { $max: { lookedAt: until < now ? until : now } });
}
