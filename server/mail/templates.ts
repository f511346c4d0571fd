import { Types } from 'mongoose';
import type { z } from 'zod';
import { LANGUAGES } from '../../renderer/document.ts';
import { tokenize } from '../../renderer/mail/tokens.ts';
import type { ActorInput } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { clock } from '../clock.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { conflict, notFound } from '../http/errors.ts';
import type { MailTemplate } from './contract.ts';
import { mailCatalogue, mailPathKnower } from './dynamic-data.ts';
import { isTextKind, KIND_FACTS, TEXT_KINDS, type TextKind } from './kinds.ts';
import { tellMailsChanged } from './tell.ts';
import { type MailTemplateFields, MailTemplateModel, type MailText, type StoredMailText } from './template-model.ts';
import { textOf } from './texts.ts';

type TemplateId = TextKind | (string & {});
type Line = Omit<z.input<typeof MailTemplate>, 'texts' | 'dynamicData'>;

/** The kind by which a template's mails are sent; those of the workspace's own go out by automations. */
export function kindOf(templateId: TemplateId): TextKind {
  return isTextKind(templateId) ? templateId : 'automation';
}

/** Texts of every kind in their order, then the workspace's own templates by name. */
export async function listMailTemplates(): Promise<Line[]> {
  const stored = await MailTemplateModel.find().sort({ name: 1, _id: 1 }).lean();
  const ofKinds = TEXT_KINDS.map((kind) =>
    lineOf(stored.find((template) => template.kind === kind) ?? untouched(kind)),
  );
  return [...ofKinds, ...stored.filter(({ kind }) => kind === null).map(lineOf)];
}

/** A template with its text in every language. */
export async function presentMailTemplate(templateId: TemplateId): Promise<z.input<typeof MailTemplate>> {
  const template = await templateOf(templateId);
  const kind = kindOf(templateId);
  return {
    ...lineOf(template),
    texts: LANGUAGES.map((language) => {
      const { subject, body, button } = textOf(template, kind, language);
      return { language, subject, body, button, edited: hasText(template, language) };
    }),
    dynamicData: (await mailCatalogue(kind)).map((entry) => ({ ...entry, value: null })),
  };
}

/** Makes a template of the workspace's own. */
export async function createMailTemplate(name: string, by: ActorInput): Promise<string> {
  const template = await MailTemplateModel.create({ kind: null, name, updatedAt: clock.now() });
  await tell(by, `mail template ${name}`);
  return template.id;
}

/** Renames a template of the workspace's own. */
export async function renameMailTemplate(templateId: string, name: string, by: ActorInput): Promise<void> {
  const found = await MailTemplateModel.updateOne(
    { _id: templateId, kind: null },
    { $set: { name, updatedAt: clock.now() } },
  );
  if (found.matchedCount === 0) throw notFound('mail template');
  await tell(by, `name of mail template ${name}`);
}

/** Deletes a template of the workspace's own. */
export async function removeMailTemplate(templateId: string, by: ActorInput): Promise<void> {
  const removed = await MailTemplateModel.findOneAndDelete({ _id: templateId, kind: null }).lean();
  if (!removed) throw notFound('mail template');
  await tell(by, `mail template ${removed.name} deleted`);
}

/** Saves the text in one language; tokens typed as text become dynamic data. */
export async function saveMailText(
  templateId: TemplateId,
  language: string,
  text: MailText,
  by: ActorInput,
): Promise<void> {
  const body = tokenize(text.body, await mailPathKnower());
  await changeTexts(templateId, (texts) => [
    ...texts.filter((other) => other.language !== language),
    { language, subject: text.subject, body, button: text.button },
  ]);
  await tell(by, `mail text ${templateId}, ${language}`);
}

/** Goes back to the ready-made text in one language. */
export async function resetMailText(templateId: TemplateId, language: string, by: ActorInput): Promise<void> {
  await changeTexts(templateId, (texts) => texts.filter((other) => other.language !== language));
  await tell(by, `mail text ${templateId}, ${language}, deleted`);
}

async function tell(by: ActorInput, changed: string): Promise<void> {
  tellMailsChanged();
  await audit({ kind: 'settings.changed', actor: by, customerId: null, details: { changed } });
}

/** How often a change that met another one is made again. */
const ROUNDS = 5;

/** Two people who write in two languages at once both have their text kept. */
async function changeTexts(
  templateId: TemplateId,
  change: (texts: readonly StoredMailText[]) => StoredMailText[],
): Promise<void> {
  if (isTextKind(templateId)) await makeSureOf(templateId);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { _id, texts, revision } = await templateOf(templateId);
    const saved = await MailTemplateModel.updateOne(
      { _id, revision },
      { $set: { texts: change(texts), updatedAt: clock.now() }, $inc: { revision: 1 } },
    );
    if (saved.matchedCount === 1) return;
  }
  throw conflict('busy', 'Somebody else is changing this text. Please try again.');
}

async function makeSureOf(kind: TextKind): Promise<void> {
  if (await MailTemplateModel.exists({ kind })) return;
  try {
    await MailTemplateModel.create({ kind, updatedAt: clock.now() });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

async function templateOf(templateId: TemplateId): Promise<MailTemplateFields> {
  if (isTextKind(templateId))
    return (await MailTemplateModel.findOne({ kind: templateId }).lean()) ?? untouched(templateId);
  const template = await MailTemplateModel.findOne({ _id: templateId, kind: null }).lean();
  if (!template) throw notFound('mail template');
  return template;
}

/** A kind whose texts nobody has edited yet. */
function untouched(kind: TextKind): MailTemplateFields {
  return { _id: new Types.ObjectId(), kind, name: '', texts: [], revision: 0, updatedAt: clock.now() };
}

function lineOf(template: MailTemplateFields): Line {
  const { kind, _id, name } = template;
  return {
    id: kind ?? _id.toHexString(),
    kind,
    name: kind ? KIND_FACTS[kind].label : name,
    when: kind ? KIND_FACTS[kind].when : 'When an automation sends it',
    edited: LANGUAGES.filter((language) => hasText(template, language)),
  };
}

function hasText({ texts }: Pick<MailTemplateFields, 'texts'>, language: string): boolean {
  return texts.some((text) => text.language === language);
}
