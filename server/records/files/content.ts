import type { Request, Response } from 'express';
import { sendStoredFile } from '../../files/send.ts';
import { notFound } from '../../http/errors.ts';
import type { StoredFileRecord } from './model.ts';

/** Answers with a file's bytes or its thumbnail. Whether the asker may have them was decided before. */
export async function sendFileContent(
  req: Request,
  res: Response,
  file: StoredFileRecord,
  { inline = false, thumbnail = false }: { inline?: boolean; thumbnail?: boolean },
): Promise<void> {
  if (!thumbnail) {
    await sendStoredFile(req, res, { fileId: file.fileId, name: file.name, mediaType: file.mediaType, inline });
    return;
  }
  if (!file.thumbnailId) throw notFound('thumbnail');
  await sendStoredFile(req, res, {
    fileId: file.thumbnailId,
    name: 'thumbnail.webp',
    mediaType: 'image/webp',
    inline: true,
  });
}
