import type { z } from 'zod';
import { staffActor } from '../actors/actor.ts';
import { clock } from '../clock.ts';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { conflict, invalid } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { queueMail } from '../mail/queue.ts';
import type { touchpointsApi } from './contract.ts';
import { type TouchpointFields, TouchpointModel } from './model.ts';
import { getTouchpoint, tell } from './service.ts';

type Wish = z.output<NonNullable<typeof touchpointsApi.send.body>>;
type Results = z.output<NonNullable<typeof touchpointsApi.send.response>>['results'];

/**
 * Sends what was logged to contacts by mail (T-08). The same `sendId` sends once, also pressed twice. The portal's link
 * goes with it only while the portal is shared.
 */
export async function sendTouchpoint(
  customerId: string,
  touchpointId: string,
  { sendId, contactIds, withLink }: Wish,
  staff: SignedInStaff,
): Promise<{ touchpoint: TouchpointFields; results: Results }> {
  const touchpoint = await getTouchpoint(customerId, touchpointId);
  const wanted = [...new Set(contactIds)];
  const contacts = await ContactModel.find({ customerId, _id: { $in: wanted } }).sort({ name: 1, _id: 1 });
  if (contacts.length < wanted.length)
    throw invalid('Somebody is no contact of this customer.', { contactIds: 'names somebody who is not here' });
  if (withLink && !(await CustomerModel.exists({ _id: customerId, portalUrl: { $gt: '' } })))
    throw conflict(
      'not-shared',
      'The portal is not shared, so there is no link to send. Send it without, or share first.',
    );
  const results: Results = [];
  for (const { id: contactId, name, email } of contacts) {
    if (!email) {
      results.push({ contactId, name, outcome: 'no-email' });
      continue;
    }
    const outcome = await queueMail({
      key: `touchpoint:${touchpointId}:${sendId}:${contactId}`,
      kind: 'touchpoint',
      to: { email, name, contactId },
      customerId,
      subject: touchpoint.subject,
      body: touchpoint.body,
      values: withLink ? {} : { link: '' },
    });
    results.push({ contactId, name, outcome: outcome === 'muted' ? 'muted' : 'queued' });
  }
  const reached = results.filter(({ outcome }) => outcome === 'queued').map(({ contactId }) => contactId);
  return { touchpoint: await keepSending(touchpoint, { sendId, contactIds: reached, withLink }, staff), results };
}

async function keepSending(
  { _id, customerId }: TouchpointFields,
  { contactIds, ...sending }: Wish,
  staff: SignedInStaff,
): Promise<TouchpointFields> {
  if (contactIds.length > 0)
    await TouchpointModel.updateOne({ _id, 'sendings.sendId': { $ne: sending.sendId } }, {
      $push: { sendings: { ...sending, contactIds, at: clock.now(), by: staffActor(staff) } },
    } as never);
  await tell(customerId.toHexString(), _id.toHexString());
  return getTouchpoint(customerId.toHexString(), _id.toHexString());
}
