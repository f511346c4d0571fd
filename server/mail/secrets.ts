import { escapeHtml } from '../../renderer/html.ts';
import type { RenderedMail } from './model.ts';

const MASK = '•••';

/** Whether something in a text was covered. */
export function isCovered(text: string): boolean {
  return text.includes(MASK);
}

/** A mail without the codes and one-time addresses that let its reader in. */
export function withoutSecrets(mail: RenderedMail): RenderedMail {
  const mask = (text: string) =>
    mail.secrets.reduce((masked, secret) => masked.replaceAll(escapeHtml(secret), MASK).replaceAll(secret, MASK), text);
  return { ...mail, subject: mask(mail.subject), html: mask(mail.html), text: mask(mail.text), secrets: [] };
}
