import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';

const SAMPLE_BYTES = 8192;

/** Kinds of text that have no signature, by the extension they came with; everything else that is text is plain. */
const TEXT_TYPES: Record<string, string> = { '.csv': 'text/csv', '.md': 'text/markdown', '.ics': 'text/calendar' };

/** Media type of a file as its bytes say; the name decides between kinds of plain text only. */
export async function sniffMediaType(path: string, name: string): Promise<string> {
  const detected = await fileTypeFromFile(path);
  if (detected) return detected.mime;
  return (await isText(path)) ? (TEXT_TYPES[extname(name).toLowerCase()] ?? 'text/plain') : 'application/octet-stream';
}

async function isText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    const sample = buffer.subarray(0, bytesRead);
    return !sample.includes(0) && isUtf8(wholeCharacters(sample));
  } finally {
    await file.close();
  }
}

/** Without a character that the end of the sample cuts in two. */
function wholeCharacters(sample: Buffer): Buffer {
  if (sample.length < SAMPLE_BYTES) return sample;
  let end = sample.length;
  while (end > 0 && ((sample[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return (sample[end - 1] ?? 0) >= 0xc0 ? sample.subarray(0, end - 1) : sample;
}

/** Types that a browser shows without running anything; all others are downloads. */
const INLINE_TYPES = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'application/pdf',
  'text/plain',
  'audio/mpeg',
  'video/mp4',
  'video/webm',
]);

/** Whether View may open the file in the browser. */
export function isPreviewable(mediaType: string): boolean {
  return INLINE_TYPES.has(mediaType);
}
