import { addresses } from '../addresses.ts';

/** Own files only, nothing inline: text that slipped through as HTML still runs nothing. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The same page, shown within the builder. */
export const PREVIEW_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

/**
 * Headers of every answer under a share link. Its address is a secret: no other site gets it as a referrer (to our own
 * it may go: with `no-referrer` browsers send forms with `Origin: null`, which is refused), and no search engine keeps it.
 */
export function portalHeaders(): Record<string, string> {
  return {
    'Content-Security-Policy': POLICY,
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex, nofollow',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(addresses.publicUrl.startsWith('https://') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
