/** Under which origin people reach this installation (`PUBLIC_URL`); set once, at the start. Never taken from a request's Host. */
export const addresses = { publicUrl: 'http://127.0.0.1:3000' };

/** Path of a share link. */
export function portalPath(key: string): string {
  return `/p/${key}`;
}

/** An address to hand to people. Empty stays empty. */
export function absoluteUrl(path: string): string {
  return path === '' ? '' : `${addresses.publicUrl}${path}`;
}
