import { HttpError } from '../http/errors.ts';
import { type PortalFields, PortalModel } from './model.ts';

/** The customer's portal; throws `portal-off` while it is not activated. */
export async function portalOf(customerId: string): Promise<PortalFields> {
  const portal = await PortalModel.findOne({ customerId }).lean();
  if (!portal) throw portalOff();
  return portal;
}

/** 404 for a customer whose portal is not activated. */
export function portalOff(): HttpError {
  return new HttpError(404, 'portal-off', "This customer's portal is off. Activate it first.");
}
