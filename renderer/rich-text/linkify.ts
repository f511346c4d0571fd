import { escapeHtml } from '../html.ts';
import { safeWebUrl } from './links.ts';

const ADDRESS = /(https?:\/\/[^\s<>"']+)/;
const TRAILING = /[.,;:!?)\]]+$/;

/** Plain text → HTML, with web addresses as links. */
export function linkify(text: string): string {
  return text
    .split(ADDRESS)
    .map((piece, i) => (i % 2 ? linked(piece) : escapeHtml(piece)))
    .join('');
}

function linked(piece: string): string {
  const address = piece.replace(TRAILING, '');
  const url = safeWebUrl(address);
  if (url === null) return escapeHtml(piece);
  const rest = escapeHtml(piece.slice(address.length));
  return `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${escapeHtml(address)}</a>${rest}`;
}
