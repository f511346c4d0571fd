import { Types } from 'mongoose';
import type { Sharp } from 'sharp';
import { removeStored, storeBytes } from '../files/storage.ts';
import { HttpError, notFound } from '../http/errors.ts';
import type { ReceivedFile } from '../http/route.ts';
import { type AssetDocument, AssetModel } from './model.ts';
import { encode, isPicture, openPicture, pictureSize } from './picture.ts';

/** What a picture is for; a photo is of a person. */
export type PicturePurpose = 'banner' | 'logo' | 'picture' | 'photo';

/** The banner's recommended size (C-04), kept at twice that for sharp screens. */
const BANNER = { width: 1800, height: 248 };

/** How each purpose is fitted. */
const FIT: Record<PicturePurpose, (picture: Sharp) => Sharp> = {
  banner: (picture) => picture.resize({ ...BANNER, fit: 'cover', position: 'attention' }),
  logo: (picture) => picture.resize({ width: 512, height: 512, fit: 'inside', withoutEnlargement: true }),
  picture: (picture) => picture.resize({ width: 1800, height: 1800, fit: 'inside', withoutEnlargement: true }),
  photo: (picture) => picture.resize({ width: 256, height: 256, fit: 'cover', position: 'attention' }),
};

/** Re-encodes an uploaded picture for its purpose and keeps it; what was sent is never served. */
export async function storeAsset(file: ReceivedFile, purpose: PicturePurpose): Promise<AssetDocument> {
  if (!isPicture(file.mediaType))
    throw new HttpError(415, 'not-a-picture', 'Choose a picture: PNG, JPEG, WebP, GIF or AVIF.');
  await pictureSize(file);
  const { data, width, height } = await encode(FIT[purpose](openPicture(file.path)));
  const fileId = await storeBytes(data);
  return AssetModel.create({ purpose, width, height, mediaType: 'image/webp', size: data.length, fileId });
}

/** A picture's description, or 404. */
export async function getAsset(assetId: string | Types.ObjectId): Promise<AssetDocument> {
  const asset = await AssetModel.findById(assetId);
  if (!asset) throw notFound('picture');
  return asset;
}

/** Deletes pictures that nothing shows any more, photos of people for one; null and what is gone already are passed over. */
export async function removeAssets(ids: readonly (Types.ObjectId | null | undefined)[]): Promise<void> {
  const wanted = ids.filter((id) => id instanceof Types.ObjectId);
  if (wanted.length === 0) return;
  const assets = await AssetModel.find({ _id: { $in: wanted } }, { fileId: 1 }).lean();
  for (const { fileId } of assets) await removeStored(fileId);
  await AssetModel.deleteMany({ _id: { $in: wanted } });
}
