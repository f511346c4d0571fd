import type { Types } from 'mongoose';
import type { ActorInput } from '../../actors/actor.ts';
import { encode, isPicture, openPicture, pictureSize } from '../../assets/picture.ts';
import { removeStored, storeBytes, storeFile } from '../../files/storage.ts';
import type { ReceivedFile } from '../../http/route.ts';
import { type FileInput, fileRecords } from './kind.ts';
import type { StoredFileRecord } from './model.ts';

const THUMBNAIL = { width: 480, height: 360 };

/**
 * Keeps an uploaded file as a record of the customer: bytes first, then the record, so that a record never points to
 * nothing. What cannot be kept leaves no bytes.
 */
export async function uploadFile(
  customerId: string,
  file: ReceivedFile,
  fields: Omit<FileInput, 'name'>,
  by: ActorInput,
  origin: StoredFileRecord['origin'],
): Promise<StoredFileRecord> {
  const thumbnail = isPicture(file.mediaType) ? await thumbnailOf(file) : null;
  const kept: Types.ObjectId[] = [];
  const keep = async (storing: Promise<Types.ObjectId>) => {
    const id = await storing;
    kept.push(id);
    return id;
  };
  try {
    const fileId = await keep(storeFile(file.path));
    const thumbnailId = thumbnail && (await keep(storeBytes(thumbnail)));
    const { name, size, mediaType } = file;
    return await fileRecords.create(customerId, { ...fields, name }, by, {
      size,
      mediaType,
      origin,
      fileId,
      thumbnailId,
    });
  } catch (error) {
    await Promise.allSettled(kept.map(removeStored));
    throw error;
  }
}

async function thumbnailOf(file: ReceivedFile): Promise<Buffer> {
  await pictureSize(file);
  const fitted = openPicture(file.path).resize({ ...THUMBNAIL, fit: 'inside', withoutEnlargement: true });
  return (await encode(fitted)).data;
}
