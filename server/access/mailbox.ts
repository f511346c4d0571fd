import { hashToken } from './tokens.ts';

/** Name under which the store counts what concerns a mailbox, known or not: nothing that could be written to. */
export function mailboxKey(email: string): string {
  return hashToken(email.toLowerCase());
}

/** A mailbox at one share link. */
export function mailboxAt(linkId: string, email: string): string {
  return `${linkId}:${mailboxKey(email)}`;
}
