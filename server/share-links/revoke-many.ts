import type { z } from 'zod';
import { staffActor } from '../actors/actor.ts';
import { usableCustomers } from '../customers/access.ts';
import { HttpError } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import type { shareLinksApi } from './contract.ts';
import { ShareLinkModel } from './model.ts';
import { revokeLink } from './service.ts';

type Result = z.input<NonNullable<typeof shareLinksApi.revokeMany.response>>['items'][number];

/** Revokes many links for good (B-09); each succeeds or fails by itself. */
export async function revokeMany(linkIds: readonly string[], staff: SignedInStaff): Promise<Result[]> {
  await requirePortalFeature();
  const links = await ShareLinkModel.find({ _id: { $in: [...linkIds] } }, { customerId: 1 }).lean();
  const customerOf = new Map(links.map(({ _id, customerId }) => [_id.toHexString(), customerId.toHexString()]));
  const usable = new Set(await usableCustomers(staff, [...new Set(customerOf.values())]));
  const results: Result[] = [];
  for (const linkId of new Set(linkIds)) {
    const customerId = customerOf.get(linkId);
    if (customerId === undefined || !usable.has(customerId))
      results.push({ linkId, result: 'failed', message: 'There is no such share link.' });
    else results.push({ linkId, ...(await revokeOne(customerId, linkId, staff)) });
  }
  return results;
}

async function revokeOne(customerId: string, linkId: string, staff: SignedInStaff): Promise<Omit<Result, 'linkId'>> {
  try {
    await revokeLink(customerId, linkId, staffActor(staff));
    return { result: 'revoked', message: 'The link is dead.' };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    if (error.status !== 404) return { result: 'failed', message: error.message };
    return { result: 'already', message: 'The link was revoked already.' };
  }
}
