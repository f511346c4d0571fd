import sharp, { type Metadata, type Sharp } from 'sharp';
import { invalid } from '../http/errors.ts';
import type { ReceivedFile } from '../http/route.ts';

/** More pixels than any camera's picture: what claims more is refused before a pixel is unpacked. */
const MAX_PIXELS = 60_000_000;

/** Types that are unpacked at all. SVG is a program, and not among them. */
const PICTURE_TYPES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']);

/** Whether a file is a picture that can be re-encoded. */
export function isPicture(mediaType: string): boolean {
  return PICTURE_TYPES.has(mediaType);
}

/** Size of a picture from its header; throws 422 for bombs and what is broken. */
export async function pictureSize(file: Pick<ReceivedFile, 'path'>): Promise<{ width: number; height: number }> {
  const { width, height } = await headerOf(file.path);
  if (width * height > MAX_PIXELS)
    throw invalid(`The picture is too large: ${width} × ${height} pixels, at most ${MAX_PIXELS / 1e6} million.`, {
      file: 'has too many pixels',
    });
  return { width, height };
}

/** Opens a picture for re-encoding, turned upright, first frame only. */
export function openPicture(path: string): Sharp {
  return sharp(path, { limitInputPixels: MAX_PIXELS, pages: 1, failOn: 'error' }).autoOrient();
}

/** Runs a re-encoding; a picture that breaks on the way is the sender's fault. */
export async function encode(picture: Sharp): Promise<{ data: Buffer; width: number; height: number }> {
  try {
    const { data, info } = await picture.webp({ quality: 84 }).toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch {
    throw broken();
  }
}

async function headerOf(path: string): Promise<Metadata> {
  try {
    return await sharp(path, { limitInputPixels: false }).metadata();
  } catch {
    throw broken();
  }
}

function broken() {
  return invalid('The picture is damaged and cannot be read.', { file: 'is damaged' });
}
