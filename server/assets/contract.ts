import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id } from '../http/schemas.ts';

/** A picture of a document: banner, logo, image in text. Re-encoded on upload, so what is kept is a picture and nothing else. */
export const Asset = z
  .object({ id: Id, url: z.string(), width: z.int(), height: z.int(), mediaType: z.string() })
  .meta({ id: 'Asset' });

/** 900 × 124 is the recommended size of a banner (C-04); other sizes are fitted. */
export const AssetPurpose = z.enum(['banner', 'logo', 'picture']);

export const assetsApi = {
  upload: defineEndpoint({
    method: 'post',
    path: '/assets',
    tag: 'Assets',
    access: 'staff',
    summary: 'Upload a picture',
    multipart: { field: 'file', maxBytes: 15_000_000 },
    body: z.strictObject({ purpose: AssetPurpose }),
    response: Asset,
    status: 201,
  }),
  get: defineEndpoint({
    method: 'get',
    path: '/assets/:assetId',
    tag: 'Assets',
    access: 'staff',
    summary: 'A picture',
    params: z.object({ assetId: Id }),
    produces: 'image/*',
  }),
};
