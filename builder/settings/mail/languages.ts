import type { MailTemplate } from '../../api/types.ts';

export type MailLanguage = MailTemplate['texts'][number]['language'];

/** Languages of mails, as the staff app calls them. */
export const LANGUAGE_NAMES: Readonly<Record<MailLanguage, string>> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
};
