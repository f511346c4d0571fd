import { createHmac, randomBytes } from 'node:crypto';

/** A new secret that a receiver checks signatures with. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`;
}

/**
 * Signature of a body that is sent now: `t=<seconds>,v1=<HMAC-SHA256 in hex over "<seconds>.<body>">`. The time is signed
 * with the body, so that a receiver can refuse one that was heard on the way and sent again later.
 */
export function sign(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}
