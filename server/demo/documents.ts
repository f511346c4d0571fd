import { crc32, deflateRawSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

/** A page of text as PDF: a title, a line under it, paragraphs and a table. The same bytes for the same words and date. */
export async function pdf(title: string, subtitle: string, paragraphs: readonly string[], made: Date): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 64,
    info: { Title: title, CreationDate: made, ModDate: made },
  });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.rect(0, 0, 595, 12).fill('#0f4c81');
  document.fillColor('#1b2733').font('Helvetica-Bold').fontSize(24).text(title, 64, 72);
  document.fillColor('#5b6b7a').font('Helvetica').fontSize(11).text(subtitle).moveDown(2);
  document.fillColor('#1b2733').fontSize(11);
  for (const paragraph of paragraphs) document.text(paragraph, { lineGap: 4 }).moveDown();
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

/** A bar chart as PNG. */
export function png(title: string, bars: readonly { label: string; value: number }[]): Promise<Buffer> {
  const highest = Math.max(...bars.map(({ value }) => value));
  const width = 720 / bars.length;
  const drawn = bars.map(({ label, value }, index) => {
    const height = (value / highest) * 300;
    const x = 60 + index * width;
    return `<rect x="${x}" y="${420 - height}" width="${width * 0.62}" height="${height}" rx="6" fill="#0f4c81"/>
      <text x="${x + width * 0.31}" y="${410 - height}" text-anchor="middle" font-size="18" fill="#1b2733">${value}</text>
      <text x="${x + width * 0.31}" y="448" text-anchor="middle" font-size="16" fill="#5b6b7a">${label}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="840" height="500" font-family="sans-serif">
    <rect width="840" height="500" fill="#fff"/>
    <text x="60" y="56" font-size="26" font-weight="700" fill="#1b2733">${title}</text>
    <line x1="48" y1="420" x2="792" y2="420" stroke="#c3ccd5"/>${drawn.join('')}
  </svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** A table as CSV that every spreadsheet opens. */
export function csv(rows: readonly (readonly string[])[]): Buffer {
  const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  return Buffer.from(`\uFEFF${quoted.join('\r\n')}\r\n`);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The smallest Word document that there is: a heading and paragraphs. */
export function docx(title: string, paragraphs: readonly string[]): Buffer {
  const run = (text: string, looks = '') =>
    `<w:p><w:r>${looks}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
  const body = [run(title, '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>'), ...paragraphs.map((text) => run(text))];
  return zip([
    {
      name: '[Content_Types].xml',
      text: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      text: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      text: `${XML}<w:document xmlns:w="${WORD}"><w:body>${body.join('')}</w:body></w:document>`,
    },
  ]);
}

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '');
}

/** 1 January 1980, the first day of ZIP's calendar: nothing in the archive depends on today. */
const ZIP_DATE = 0x0021;

/** A ZIP archive of a few small texts. */
function zip(entries: readonly { name: string; text: string }[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of entries) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(ZIP_DATE, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listing, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
