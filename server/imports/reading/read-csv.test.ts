import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCsv, type RawRow } from './read-csv.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer): Promise<{ reading: string; rows: RawRow[] }> {
  const path = join(folder, 'file.csv');
  await writeFile(path, content);
  const { reading, rows } = await openCsv(path);
  return { reading, rows: await Readable.from(rows).toArray() };
}

describe('B-12 reading a CSV file', () => {
  it('B-12 reads UTF-8 with and without a byte order mark', async () => {
    for (const mark of ['', '\uFEFF'])
      expect(await read(`${mark}Name,City\nKöniglich Essen,Brandenburg\n`)).toEqual({
        reading: 'UTF-8, columns separated by commas',
        rows: [
          { line: 1, cells: ['Name', 'City'] },
          { line: 2, cells: ['Königlich Essen', 'Brandenburg'] },
        ],
      });
  });

  it('B-12 reads Latin-1 and UTF-16, and says so', async () => {
    const latin1 = await read(Buffer.from('Name;Ort\nMère Paillarde;Montréal\n', 'latin1'));
    expect(latin1.reading).toBe('Latin-1 (Windows), columns separated by semicolons');
    expect(latin1.rows[1]?.cells).toEqual(['Mère Paillarde', 'Montréal']);
    const utf16 = await read(Buffer.from('\uFEFFName\tOrt\nFolk och fä\tBräcke\n', 'utf16le'));
    expect(utf16.reading).toBe('UTF-16, columns separated by tabs');
    expect(utf16.rows[1]?.cells).toEqual(['Folk och fä', 'Bräcke']);
  });

  it('B-12 counts lines where cells hold line breaks, and leaves out empty lines', async () => {
    const { rows } = await read('Name,Notes\r\nA,"one\r\ntwo, ""three"""\r\n\r\nB,x\r\n');
    expect(rows).toEqual([
      { line: 1, cells: ['Name', 'Notes'] },
      { line: 2, cells: ['A', 'one\ntwo, "three"'] },
      { line: 5, cells: ['B', 'x'] },
    ]);
  });

  it('B-12 finds the delimiter although another one is frequent in texts', async () => {
    const { reading } = await read('Name;Notes\n"Pavlova, Ltd.";"a, b, c"\nBiscuits, Ltd.;d, e\n');
    expect(reading).toBe('UTF-8, columns separated by semicolons');
  });

  it('B-12 keeps quotation marks inside unquoted cells', async () => {
    const { rows } = await read('Name,Size\nMonitor,24" wide\n');
    expect(rows[1]?.cells).toEqual(['Monitor', '24" wide']);
  });

  it('B-12 refuses in words what is no CSV', async () => {
    await expect(read(Buffer.from('PK\x03\x04workbook', 'latin1'))).rejects.toThrow(/Save the sheet as CSV/);
    await expect(read('Name\0,City\n')).rejects.toThrow(/NUL/);
    await expect(read('Name,City\nA,"B\nC,D\n')).rejects.toThrow('Line 2 opens a quotation mark that is never closed');
    await expect(read(`Name,City\nA,${'x'.repeat(1_100_000)}\n`)).rejects.toThrow(/line 2 is longer than a million/);
  });
});
