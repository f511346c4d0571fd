import sharp from 'sharp';
import type { StoredActor } from '../actors/actor.ts';
import { storeBytes } from '../files/storage.ts';
import { FileModel } from '../records/files/model.ts';
import { type Cast, demoId } from './cast.ts';
import { dayAt } from './days.ts';
import { type DemoFile, everydayFiles, furtherFiles } from './file-contents.ts';

/** Customers with more to show: those on their way in, and those we like to show. */
function hasMore({ customer }: Cast): boolean {
  return customer.stage === 'Onboarding' || customer.tags.includes('reference');
}

/** Files of every customer, PDF and CSV, and further ones of some, PNG and DOCX. */
export async function fillFiles(casts: readonly Cast[], now: Date): Promise<void> {
  const records = await Promise.all(
    casts.map(async (cast) => {
      const files = [...(await everydayFiles(cast, now)), ...(hasMore(cast) ? await furtherFiles(cast, now) : [])];
      return Promise.all(files.map((file) => recordOf(file, cast, now)));
    }),
  );
  await FileModel.insertMany(records.flat());
}

async function recordOf(file: DemoFile, { customer, customerId, owner, contacts }: Cast, now: Date) {
  const [contact] = contacts;
  const sender: StoredActor = { kind: 'contact', id: contact?.id ?? null, name: contact?.name ?? '' };
  const at = dayAt(now, -file.age, 11);
  return {
    _id: demoId('file', customer.id, file.name),
    customerId,
    createdBy: file.origin === 'customer' ? sender : owner,
    createdAt: at,
    updatedAt: at,
    name: file.name,
    description: file.description,
    folder: file.folder,
    tags: file.tags,
    showInPortal: file.shown,
    size: file.bytes.length,
    mediaType: file.mediaType,
    origin: file.origin ?? 'staff',
    fileId: await storeBytes(file.bytes),
    thumbnailId: file.mediaType === 'image/png' ? await thumbnailOf(file.bytes) : null,
  };
}

async function thumbnailOf(picture: Buffer) {
  return storeBytes(await sharp(picture).resize({ width: 480, height: 360, fit: 'inside' }).webp().toBuffer());
}
