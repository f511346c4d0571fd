import type { IconName } from './icons.ts';
import { kept } from './kept.ts';

/** Media types by how they begin, with their icon and what people call them. The first that fits counts. */
const TYPES: readonly (readonly [start: string, icon: IconName, kind: string])[] = [
  ['application/pdf', 'file-text', 'PDF'],
  ['text/csv', 'file-spreadsheet', 'CSV'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml', 'file-spreadsheet', 'XLSX'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml', 'file-text', 'DOCX'],
  ['application/vnd.openxmlformats-officedocument.presentationml', 'presentation', 'PPTX'],
  ['application/vnd.ms-excel', 'file-spreadsheet', 'XLS'],
  ['application/msword', 'file-text', 'DOC'],
  ['application/vnd.ms-powerpoint', 'presentation', 'PPT'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'file-spreadsheet', 'ODS'],
  ['application/vnd.oasis.opendocument.text', 'file-text', 'ODT'],
  ['application/vnd.oasis.opendocument.presentation', 'presentation', 'ODP'],
  ['application/zip', 'file-archive', 'ZIP'],
  ['application/gzip', 'file-archive', 'GZ'],
  ['application/x-7z-compressed', 'file-archive', '7Z'],
  ['image/jpeg', 'file-image', 'JPG'],
  ['image/svg+xml', 'file-image', 'SVG'],
  ['image/', 'file-image', ''],
  ['video/', 'file-video', ''],
  ['audio/', 'file-audio', ''],
  ['text/plain', 'file-text', 'TXT'],
  ['text/', 'file-text', ''],
];

function find(mediaType: string) {
  return TYPES.find(([start]) => mediaType.startsWith(start));
}

/** Icon of a file's type. */
export function fileIcon(mediaType: string): IconName {
  return find(mediaType)?.[1] ?? 'file';
}

/** What the type is called: "PDF", "PNG"; else the end of the file's name, else nothing. */
export function fileKind(mediaType: string, name: string): string {
  const known = find(mediaType);
  if (known?.[2]) return known[2];
  if (known) return mediaType.slice(mediaType.indexOf('/') + 1).toUpperCase();
  return /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? '';
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

const sizes = kept(
  (language: string, unit: string, digits: string) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: Number(digits),
    }),
);

/** "2.4 MB", in the language's way of writing numbers. */
export function fileSize(bytes: number, language: string): string {
  const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), UNITS.length - 1);
  const value = bytes / 1000 ** step;
  return sizes(language, UNITS[step] as string, step > 0 && value < 10 ? '1' : '0').format(value);
}
