import type { Types } from 'mongoose';
import { emptyRichText } from '../../renderer/rich-text/schema.ts';
import type { MailKind, TextKind } from './kinds.ts';
import { readyMade } from './ready-made/ready-made.ts';
import { type MailTemplateFields, MailTemplateModel, type MailText } from './template-model.ts';

/** What a mail of this kind, or by this template, says in a language (E-11). */
export async function textFor(kind: MailKind, templateId: Types.ObjectId | null, language: string): Promise<MailText> {
  if (kind === 'test') return { subject: '', body: emptyRichText(), button: '' };
  const own = templateId ? await MailTemplateModel.findById(templateId).lean() : null;
  const found = own ?? (await MailTemplateModel.findOne({ kind }).lean());
  return found ? textOf(found, kind, language) : readyMade(kind, language);
}

/**
 * The text of a template in a language: the edited one; else, for a kind, the ready-made one; else, for a template of the
 * workspace's own, the one in the first language it was written in.
 */
export function textOf(
  template: Pick<MailTemplateFields, 'kind' | 'texts'>,
  kind: TextKind,
  language: string,
): MailText {
  const edited = template.texts.find((text) => text.language === language);
  if (edited) return edited;
  return (template.kind === null && template.texts[0]) || readyMade(kind, language);
}
