import { createReadStream } from 'node:fs';
import { invalid } from '../../http/errors.ts';

/** How the bytes of a file become text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const WORDS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Latin-1 (Windows)',
};

/** What to say of a file that begins like this; people do upload the workbook itself. */
const OTHER_FILES: readonly [Buffer, string][] = [
  [Buffer.from('PK\x03\x04', 'latin1'), 'This is a workbook or an archive. Save the sheet as CSV and upload that.'],
  [Buffer.from('d0cf11e0', 'hex'), 'This is an old Excel workbook. Save the sheet as CSV and upload that.'],
  [Buffer.from('%PDF', 'latin1'), 'This is a PDF. Export the table as CSV and upload that.'],
];

/** The encoding's name as people know it. */
export function encodingInWords(encoding: Encoding): string {
  return WORDS[encoding];
}

/**
 * Finds how a text file is encoded: by its byte order mark, else UTF-8 where every byte allows it, else Latin-1
 * as Windows writes it. Refuses in words what is no text. Reads the file once, a piece at a time.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  let isUtf8 = true;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    if (first) {
      first = false;
      refuseOtherFiles(piece);
      const marked = byteOrderMark(piece);
      if (marked) return marked;
    }
    if (piece.includes(0)) throw invalid('This is no text file: it holds NUL bytes. Export the table as CSV.');
    isUtf8 &&= decodes(utf8, piece);
  }
  return isUtf8 && decodes(utf8, null) ? 'utf-8' : 'windows-1252';
}

function byteOrderMark(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

function refuseOtherFiles(head: Buffer): void {
  for (const [magic, words] of OTHER_FILES)
    if (head.subarray(0, magic.length).equals(magic)) throw invalid(words, { file: words });
}

/** Whether the bytes go on as valid text; `null` is the end of the file. */
function decodes(decoder: TextDecoder, piece: Buffer | null): boolean {
  try {
    if (piece) decoder.decode(piece, { stream: true });
    else decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The file's text, decoded a piece at a time, without its byte order mark, each line break as one `\n`. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let held = '';
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = held + decoder.decode(piece, { stream: true });
    if (text.includes('\0')) throw invalid('This is no text file: it holds NUL characters.');
    // A CR at the end may be the first half of a CR LF.
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  yield (held + decoder.decode()).replace(/\r\n?/g, '\n');
}
