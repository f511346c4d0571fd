import { File, FileArchive, FileImage, FileSpreadsheet, FileText, FileVideo, type LucideIcon } from 'lucide-react';

/** An icon for a kind of file, by its media type. */
export function fileIcon(mediaType: string): LucideIcon {
  if (mediaType.startsWith('image/')) return FileImage;
  if (mediaType.startsWith('video/')) return FileVideo;
  if (/spreadsheet|excel|csv/.test(mediaType)) return FileSpreadsheet;
  if (/zip|compressed|tar/.test(mediaType)) return FileArchive;
  if (/pdf|word|document|text/.test(mediaType)) return FileText;
  return File;
}
