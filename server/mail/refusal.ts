import { standingOf } from './about.ts';
import type { MailFields } from './model.ts';

/** Why a mail does not go now: where it stands instead, and the words for it. */
export type Refusal = Pick<MailFields, 'state' | 'answer'>;

export const MUTED: Refusal = { state: 'muted', answer: 'The reader does not want mails of this kind.' };
export const NOT_SHARED: Refusal = { state: 'held', answer: 'It waits until the portal is shared.' };
const GONE: Refusal = { state: 'cancelled', answer: 'What it is about is done, gone, or not theirs any more.' };
const HIDDEN: Refusal = { state: 'held', answer: 'It waits until what it is about is shown in the portal.' };

/** Whether what a mail is about may be told now; null where nothing speaks against it. */
export async function refusalOf(mail: MailFields): Promise<Refusal | null> {
  const standing = await standingOf(mail);
  if (standing === 'fine') return null;
  return standing === 'gone' ? GONE : HIDDEN;
}
