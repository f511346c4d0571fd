import { notify } from '../../notifications/notify.ts';
import { Staff } from '../../staff/model.ts';
import { cannot, type Preparer, ready } from './action.ts';

/** Rings the bell of the owner, of everybody in a role, or of one person. */
export const notifyStaff: Preparer<'notify-staff'> = async (
  { to, text: news },
  { customer, customerId, automation, key },
) => {
  const who =
    to.kind === 'role' ? { role: to.role } : { _id: to.kind === 'person' ? to.staffId : (customer.ownerId ?? null) };
  const people = await Staff.find({ ...who, disabled: { $ne: true } }, { name: 1 })
    .sort({ name: 1 })
    .lean();
  if (people.length === 0)
    return cannot(to.kind === 'owner' ? 'The customer has no owner.' : 'Nobody is there to be notified.');
  return ready(`Notify ${people.map(({ name }) => name).join(', ')}: “${news}”`, async () => {
    await notify({
      to: { staffIds: people.map(({ _id }) => _id.toHexString()) },
      kind: 'automation',
      customerId,
      text: `${customer.name}: ${news}`,
      link: `/customers/${customerId}`,
      key: `${automation.id}:${key}`,
    });
  });
};
