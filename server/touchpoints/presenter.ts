import type { Types } from 'mongoose';
import type { z } from 'zod';
import { People } from '../actors/people.ts';
import type { Touchpoint } from './contract.ts';
import type { TouchpointFields } from './model.ts';

/** Touchpoints as staff see them, with today's names. Contacts who are gone are left out. */
export async function presentTouchpoints(
  touchpoints: readonly TouchpointFields[],
): Promise<z.input<typeof Touchpoint>[]> {
  const people = await People.load({
    staff: touchpoints.map(({ createdBy }) => createdBy.id),
    contacts: touchpoints.flatMap(({ contactIds, sendings }) => [
      ...contactIds,
      ...sendings.flatMap((sending) => sending.contactIds),
    ]),
  });
  const named = (ids: readonly Types.ObjectId[]) =>
    ids.flatMap((id) => {
      const name = people.contactName(id);
      return name ? [{ id: id.toHexString(), name }] : [];
    });
  return touchpoints.map((touchpoint) => ({
    id: touchpoint._id.toHexString(),
    customerId: touchpoint.customerId.toHexString(),
    kind: touchpoint.kind,
    at: touchpoint.at.toISOString(),
    subject: touchpoint.subject,
    body: touchpoint.body,
    contacts: named(touchpoint.contactIds),
    createdBy: people.present(touchpoint.createdBy),
    sent: touchpoint.sendings.map(({ at, by, contactIds, withLink }) => ({
      at: at.toISOString(),
      by: by.name,
      to: named(contactIds).map(({ name }) => name),
      withLink,
    })),
  }));
}

/** One touchpoint as staff see it. */
export async function presentTouchpoint(touchpoint: TouchpointFields): Promise<z.input<typeof Touchpoint>> {
  const [presented] = await presentTouchpoints([touchpoint]);
  return presented as z.input<typeof Touchpoint>;
}
