import { dynamicPaths } from '../../../renderer/dynamic-data.ts';
import { tokenize } from '../../../renderer/mail/tokens.ts';
import type { RichText } from '../../../renderer/rich-text/schema.ts';
import { mailPathKnower } from '../../mail/dynamic-data.ts';
import { KIND_FACTS } from '../../mail/kinds.ts';
import { type MailWish, queueMail } from '../../mail/queue.ts';
import { MailTemplateModel } from '../../mail/template-model.ts';
import type { Action } from '../model.ts';
import { type ActionContext, cannot, type Preparer, ready } from './action.ts';
import { type MailReceiver, mailReceivers } from './mail-receivers.ts';

type SendMail = Extract<Action, { kind: 'send-mail' }>;

/** What is sent, and whether it makes sense without the portal's link. */
interface Letter {
  readonly name: string;
  readonly wish: Pick<MailWish, 'kind' | 'templateId' | 'subject' | 'body'>;
  readonly needsPortal: boolean;
}

/** Queues a mail for the owner or for contacts (E-11); what leads into the portal is not sent while that is not shared. */
export const sendMail: Preparer<'send-mail'> = async ({ to, mail }, context) => {
  const letter = await letterOf(mail);
  if (!letter) return cannot('The mail template was deleted.');
  if (to.kind === 'event-contact' && !context.occasion)
    return ready(`Mail “${letter.name}” to whom it is about`, async () => undefined);
  const { receivers, none } = await mailReceivers(to, context);
  if (receivers.length === 0) return cannot(none);
  if (letter.needsPortal && context.customer.portalUrl === '')
    return cannot(`The portal is not shared, and “${letter.name}” leads there.`);
  const names = receivers.map(({ name }) => name).join(', ');
  return ready(`Mail “${letter.name}” to ${names}`, async () => {
    const muted: string[] = [];
    for (const receiver of receivers) {
      const outcome = await queueMail(wishFor(receiver, letter, context));
      if (outcome === 'muted') muted.push(receiver.name);
    }
    if (muted.length === 0) return;
    const refused = `${muted.join(', ')} switched such mails off`;
    if (muted.length === receivers.length) return { outcome: 'skipped', text: `Nobody was mailed: ${refused}.` };
    return { outcome: 'done', text: `Mail “${letter.name}” to ${names}; ${refused}` };
  });
};

function wishFor({ key, ...to }: MailReceiver, { wish }: Letter, context: ActionContext): MailWish {
  const { customerId, occasion } = context;
  return { ...wish, key: `automation:${context.key}:${key}`, to, customerId, values: occasion?.values };
}

async function letterOf(mail: SendMail['mail']): Promise<Letter | null> {
  if (mail.kind === 'ready-made')
    return { name: KIND_FACTS[mail.name].label, wish: { kind: mail.name }, needsPortal: true };
  const knows = await mailPathKnower();
  const leadsThere = (body: RichText) =>
    dynamicPaths(tokenize(body, knows)).some((path) => path === 'link' || path === 'portal.url');
  if (mail.kind === 'text') {
    const { subject, body } = mail;
    return { name: subject, wish: { kind: 'automation', subject, body }, needsPortal: leadsThere(body) };
  }
  const template = await MailTemplateModel.findOne({ _id: mail.templateId, kind: null }).lean();
  if (!template) return null;
  const needsPortal = template.texts.some(({ button, body }) => button !== '' || leadsThere(body));
  return { name: template.name, wish: { kind: 'automation', templateId: mail.templateId }, needsPortal };
}
