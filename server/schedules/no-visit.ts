import type { Types } from 'mongoose';
import { SYSTEM_ACTOR } from '../actors/actor.ts';
import { AutomationModel } from '../automations/model.ts';
import { clock } from '../clock.ts';
import { CustomerModel } from '../customers/model.ts';
import type { DomainEvent } from '../events/event.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { emitFound } from './emit-found.ts';
import { inBatches } from './in-batches.ts';

const DAY_MS = 24 * 3600 * 1000;

/**
 * Finds shared portals that nobody has opened for as many days as an automation waits for, and tells of each once for each
 * silence. A silence begins with the last visit or, before the first one, with the oldest link.
 */
export async function findUnvisitedPortals(): Promise<void> {
  const waits = await waitedDays();
  if (waits.length === 0) return;
  const now = clock.now().getTime();
  const shared = CustomerModel.find({ portalPublished: true, portalUrl: { $gt: '' } }, { _id: 1 })
    .lean()
    .cursor();
  for await (const batch of inBatches(shared)) {
    const silences = await silencesOf(batch.map(({ _id }) => _id));
    const found = [...silences].flatMap(([customerId, since]) =>
      waits
        .filter((days) => now - since.getTime() >= days * DAY_MS)
        .map((days): DomainEvent & { key: string } => ({
          kind: 'no-visit',
          days,
          customerId,
          actor: SYSTEM_ACTOR,
          key: `no-visit:${customerId}:${days}:${since.toISOString()}`,
        })),
    );
    await emitFound(found);
  }
}

/** After how many days without a visit some automation acts. */
async function waitedDays(): Promise<number[]> {
  const automations = await AutomationModel.find({ enabled: true, 'when.kind': 'no-visit' }, { when: 1 }).lean();
  return [...new Set(automations.flatMap(({ when }) => (when.kind === 'no-visit' ? when.days : [])))];
}

/** Since when nobody has opened a customer's portal. */
async function silencesOf(customerIds: readonly Types.ObjectId[]): Promise<Map<string, Date>> {
  const links = await ShareLinkModel.find(
    { customerId: { $in: customerIds }, revokedAt: null },
    { customerId: 1, createdAt: 1, lastVisitAt: 1 },
  )
    .sort({ createdAt: 1 })
    .lean();
  const visits = new Map<string, Date>();
  const beginnings = new Map<string, Date>();
  for (const { customerId, createdAt, lastVisitAt } of links) {
    const id = customerId.toHexString();
    const last = visits.get(id);
    if (!beginnings.has(id)) beginnings.set(id, createdAt);
    if (lastVisitAt && (!last || lastVisitAt > last)) visits.set(id, lastVisitAt);
  }
  return new Map([...beginnings].map(([id, created]) => [id, visits.get(id) ?? created]));
}
