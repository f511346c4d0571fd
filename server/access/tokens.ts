import { createHash } from 'node:crypto';
import { customAlphabet, nanoid } from 'nanoid';

/** Secret part of a share link's address: 24 characters of 6 bits, 144 bits. */
export function newLinkKey(): string {
  return nanoid(24);
}

/** What a link's key can look like; anything else is not worth a question to the store. */
export const LINK_KEY = /^[A-Za-z0-9_-]{22,40}$/;

/** Token of a session's cookie: 192 bits. */
export function newToken(): string {
  return nanoid(32);
}

/** What the store keeps of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

const easyLetters = customAlphabet('abcdefghjkmnpqrstuvwxyz23456789', 16);

/** A password to read out or copy: 16 characters without look-alikes, in groups of four; 79 bits. */
export function newPassword(): string {
  return easyLetters().replace(/(.{4})(?=.)/g, '$1-');
}
