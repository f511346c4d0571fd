import { sendStoredFile } from '../files/send.ts';
import { invalid } from '../http/errors.ts';
import { type Route, route } from '../http/route.ts';
import { assetsApi } from './contract.ts';
import { getAsset, storeAsset } from './service.ts';
import { assetUrl } from './urls.ts';

/** Pictures of documents: banner, logo, images in text (C-04). */
export const assetsRoutes: readonly Route[] = [
  route(assetsApi.upload, async ({ file, body }) => {
    if (!file) throw invalid('Choose a picture.', { file: 'is required' });
    const asset = await storeAsset(file, body.purpose);
    return {
      id: asset.id,
      url: assetUrl(asset._id) ?? '',
      width: asset.width,
      height: asset.height,
      mediaType: asset.mediaType,
    };
  }),
  route(assetsApi.get, async ({ params, req, res }) => {
    const asset = await getAsset(params.assetId);
    await sendStoredFile(req, res, {
      fileId: asset.fileId,
      name: `${asset.purpose}.webp`,
      mediaType: asset.mediaType,
      inline: true,
      cacheControl: 'private, max-age=31536000, immutable',
    });
  }),
];
