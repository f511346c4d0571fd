import { Types } from 'mongoose';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import { queueMail } from '../mail/queue.ts';
import { inEvenTime } from './even-time.ts';
import { addressKey, countTry, PER_LINK, PER_MAILBOX, type Verdict } from './limits.ts';
import type { MailedLinkFacts } from './link-facts.ts';
import { mailboxKey } from './mailbox.ts';
import { keepPace } from './pace.ts';
import { type AdmittedPerson, personAt } from './people.ts';
import { magicUrl } from './portal-link-for.ts';
import { issueCode } from './sign-in-codes.ts';

/** Far more than an office behind one address asks for, far less than a script would. */
const ASKS_PER_MINUTE = 600;

/** Somebody who asks to be let in by mail. */
export interface SignInWish {
  readonly email: string;
  /** Token of the browser's cookie: only there the code will work. */
  readonly browser: string;
  /** They came by a mailed link that no longer opens: the code is what they need now. */
  readonly again: boolean;
  /** Page of the portal where they were. */
  readonly pageId: string | undefined;
  readonly address: string | undefined;
}

/**
 * Mails a one-time link and a code to an address that the link admits (E-10, T-05). For any other the same happens but
 * the mail, and it takes the same time: nobody learns here who is known. What is limited is counted for both alike.
 */
export async function askToSignIn(link: MailedLinkFacts, wish: SignInWish, logger: Logger): Promise<Verdict> {
  const pace = await keepPace(`ask:${link.linkId}:${addressKey(wish.address)}`, ASKS_PER_MINUTE);
  if (!pace.allowed) return pace;
  return inEvenTime(async () => {
    const mailbox = await countTry(`mailbox:${mailboxKey(wish.email)}`, PER_MAILBOX);
    if (!mailbox.allowed) return mailbox;
    const [person, code] = await Promise.all([
      personAt(link.mailRule, wish.email),
      issueCode({ linkId: link.linkId, email: wish.email, browser: wish.browser }),
    ]);
    if (person && (await mayBeMailed(link, person, logger))) await mail(link, person, wish, code);
    return mailbox;
  });
}

/** Addresses at a named domain are anybody's guess: strangers are not mailed without end. */
async function mayBeMailed(link: MailedLinkFacts, person: AdmittedPerson, logger: Logger): Promise<boolean> {
  if (person.contactId !== null) return true;
  const { allowed } = await countTry(`newcomers:${link.linkId}`, PER_LINK);
  if (!allowed) logger.warn({ linkId: link.linkId }, 'too many newcomers asked for mail at one link');
  return allowed;
}

async function mail(link: MailedLinkFacts, person: AdmittedPerson, wish: SignInWish, code: string): Promise<void> {
  const { url } = await magicUrl({ _id: new Types.ObjectId(link.linkId), key: link.key }, wish.email);
  await queueMail({
    key: `sign-in:${nanoid()}`,
    kind: wish.again ? 'sign-in-code' : 'sign-in-link',
    to: { email: wish.email, name: person.name, contactId: person.contactId, language: person.language },
    customerId: link.customerId,
    values: { code, link: wish.pageId === undefined ? url : `${url}?page=${wish.pageId}` },
  });
}
