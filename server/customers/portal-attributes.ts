import type { z } from 'zod';
import { announce } from '../live/change-feed.ts';
import type { PortalState } from './contract.ts';
import { CustomerModel } from './model.ts';

/** What a customer tells about its portal (C-23). */
export interface PortalAttributes {
  readonly portalState: z.infer<typeof PortalState>;
  readonly portalPublished: boolean;
  /** Address of the primary link; empty while not shared. */
  readonly portalUrl: string;
}

/**
 * Writes the portal's attributes on the customer, where lists filter and texts read them. Called after each change of
 * portal or link. Answers whether this very write made the portal shared.
 */
export async function setPortalAttributes(customerId: string, attributes: PortalAttributes): Promise<boolean> {
  const { portalState, portalPublished, portalUrl } = attributes;
  const before = await CustomerModel.findOneAndUpdate(
    { _id: customerId },
    { $set: { portalState, portalPublished, portalUrl } },
    { projection: { portalUrl: 1 } },
  ).lean();
  await announce({ customerId, topic: 'customer', id: customerId });
  return before?.portalUrl === '' && portalUrl !== '';
}
