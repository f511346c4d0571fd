import { buffer } from 'node:stream/consumers';
import { LRUCache } from 'lru-cache';
import sharp from 'sharp';
import type { RichText, RichTextNode } from '../../renderer/rich-text/schema.ts';
import { AssetModel } from '../assets/model.ts';
import { readStored } from '../files/storage.ts';

/** A picture within a mail. Programs that show mails do not all know the type that pictures are kept in. */
export interface MailPicture {
  readonly assetId: string;
  readonly png: Buffer;
}

/** Wide enough for the text column on a sharp screen. */
const MAX_WIDTH = 1100;

/** A thousand mails carry the same logo. Pictures never change under their id. */
const kept = new LRUCache<string, MailPicture>({ maxSize: 20_000_000, sizeCalculation: ({ png }) => png.length });

/** The pictures with these ids; those that are gone are left out. */
export async function loadPictures(assetIds: Iterable<string>): Promise<Map<string, MailPicture>> {
  const found = await Promise.all([...new Set(assetIds)].map(load));
  return new Map(found.flatMap((picture) => (picture ? [[picture.assetId, picture] as const] : [])));
}

async function load(assetId: string): Promise<MailPicture | null> {
  const known = kept.get(assetId);
  if (known) return known;
  const asset = await AssetModel.findById(assetId).lean();
  if (!asset) return null;
  const bytes = await buffer(readStored(asset.fileId, 0, asset.size));
  const png = await sharp(bytes).resize({ width: MAX_WIDTH, withoutEnlargement: true }).png().toBuffer();
  const picture = { assetId, png };
  kept.set(assetId, picture);
  return picture;
}

/** Ids of the pictures in a rich text. */
export function pictureIds(richText: RichText): string[] {
  const walk = (node: RichTextNode): string[] => [
    ...(node.type === 'image' && /^[0-9a-f]{24}$/.test(String(node.assetId)) ? [String(node.assetId)] : []),
    ...(node.children ?? []).flatMap(walk),
  ];
  return walk(richText.root);
}
