import type { z } from 'zod';
import { CustomerModel } from '../customers/model.ts';
import type { MailLine } from './contract.ts';
import { KIND_FACTS } from './kinds.ts';
import type { MailFields } from './model.ts';

/** Mails as lines of the Outbox. */
export async function presentMails(mails: readonly MailFields[]): Promise<z.input<typeof MailLine>[]> {
  const ids = mails.flatMap(({ customerId }) => customerId ?? []);
  const customers = await CustomerModel.find({ _id: { $in: ids } }, { name: 1 }).lean();
  const names = new Map(customers.map(({ _id, name }) => [_id.toHexString(), name]));
  return mails.map((mail) => {
    const customerId = mail.customerId?.toHexString();
    const name = customerId && names.get(customerId);
    return {
      id: mail._id.toHexString(),
      kind: mail.kind,
      kindLabel: KIND_FACTS[mail.kind].label,
      state: mail.state,
      to: { name: mail.to.name, email: mail.to.email },
      customer: customerId && name ? { id: customerId, name } : null,
      subject: mail.rendered?.subject ?? mail.subject ?? '',
      answer: mail.answer,
      attempts: mail.attempts,
      createdAt: mail.createdAt.toISOString(),
      dueAt: mail.state === 'sending' ? null : (mail.dueAt?.toISOString() ?? null),
      sentAt: mail.sentAt?.toISOString() ?? null,
    };
  });
}

/** One mail as a line. */
export async function presentMail(mail: MailFields): Promise<z.input<typeof MailLine>> {
  const [line] = await presentMails([mail]);
  if (!line) throw new Error('One mail gave no line.');
  return line;
}
