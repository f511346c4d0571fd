import type { Action } from '../model.ts';
import type { ActionContext, Prepared, Preparer } from './action.ts';
import { callWebhook } from './call-webhook.ts';
import { notifyStaff } from './notify-staff.ts';
import { sendMail } from './send-mail.ts';
import { setAttribute } from './set-attribute.ts';
import { startPlaybook } from './start-playbook.ts';
import { addTag, removeTag } from './tags.ts';

const PREPARERS: { readonly [Kind in Action['kind']]: Preparer<Kind> } = {
  'send-mail': sendMail,
  'start-playbook': startPlaybook,
  'set-attribute': setAttribute,
  'add-tag': addTag,
  'remove-tag': removeTag,
  'notify-staff': notifyStaff,
  'call-webhook': callWebhook,
};

/** Looks up everything that an action needs, and says what it would do or why it cannot. Changes nothing. */
export function prepare<Kind extends Action['kind']>(
  action: Extract<Action, { kind: Kind }>,
  context: ActionContext,
): Promise<Prepared> {
  const preparer: Preparer<Kind> = PREPARERS[action.kind as Kind];
  return preparer(action, context);
}
