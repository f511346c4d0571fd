/** Addresses that text and records may lead to. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * The address as it may stand in a link, or null. It is read the way a browser reads it (which drops tabs and line
 * breaks, and controls at the ends), so no spelling of a script scheme gets by; only the result of that is used.
 */
export function safeUrl(url: unknown): string | null {
  if (typeof url !== 'string' || url.length > 4000) return null;
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  return SCHEMES.has(parsed.protocol) ? parsed.href : null;
}

/** As `safeUrl`, for what a browser opens as a page. */
export function safeWebUrl(url: unknown): string | null {
  const safe = safeUrl(url);
  return safe !== null && /^https?:/.test(safe) ? safe : null;
}
