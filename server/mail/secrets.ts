import { escapeHtml } from '../../renderer/html.ts';
import type { RenderedMail } from './model.ts';

const MASK = '•••';

/** Whether something in a text was covered. */
export function isCovered(text: string): boolean {
  return text.includes(MASK);
}

/** A mail without the codes and one-time addresses that let its reader in; what led there leads nowhere. */
export function withoutSecrets(mail: RenderedMail): RenderedMail {
  const mask = (text: string) =>
    mail.secrets.reduce((masked, secret) => masked.replaceAll(escapeHtml(secret), MASK).replaceAll(secret, MASK), text);
  const html = mask(mail.html).replaceAll(`href="${MASK}"`, 'aria-disabled="true"');
  return { ...mail, subject: mask(mail.subject), html, text: mask(mail.text), secrets: [] };
}
