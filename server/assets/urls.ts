import type { Types } from 'mongoose';

/** Where staff fetch a picture; null where there is none. */
export function assetUrl(assetId: Types.ObjectId | null | undefined): string | null {
  return assetId ? `/api/v1/assets/${assetId.toHexString()}` : null;
}
