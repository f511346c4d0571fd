import { Types } from 'mongoose';
import type { ActorInput } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { invalid, notFound } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import { portalOf } from '../portals/portal-of.ts';
import { TemplateModel } from '../templates/model.ts';
import { TermsModel, TermsUseModel } from './model.ts';
import { usesOf } from './required.ts';

/** `inherit`, `none`, or the id of terms. */
export type Choice = string;

/** What the workspace and each template ask for. */
export async function listUses() {
  const [uses, templates] = await Promise.all([
    TermsUseModel.find({ _id: /^(workspace$|template:)/ }).lean(),
    TemplateModel.find({ archived: false }, { name: 1 }).sort({ name: 1 }).lean(),
  ]);
  const choices = new Map(uses.map(({ _id, termsId }) => [_id, termsId?.toHexString() ?? 'none']));
  return {
    workspace: choices.get('workspace') ?? 'none',
    templates: templates.map(({ _id, name }) => ({
      templateId: _id.toHexString(),
      name,
      choice: choices.get(`template:${_id.toHexString()}`) ?? 'inherit',
    })),
  };
}

/** Asks for terms in all portals, or in those made from a template. */
export async function useTerms(templateId: string | null, choice: Choice, by: ActorInput): Promise<void> {
  const template = templateId === null ? null : await TemplateModel.findById(templateId, { name: 1 }).lean();
  if (templateId !== null && !template) throw notFound('template');
  if (templateId === null && choice === 'inherit')
    throw invalid('The workspace is the widest place: choose terms, or none.', { choice: 'must not be inherit' });
  const terms = await choose(templateId === null ? 'workspace' : `template:${templateId}`, choice);
  await announce({ customerId: null, topic: 'terms', id: null });
  const details = { changed: 'terms asked for', template: template?.name ?? null, terms };
  await audit({ kind: 'settings.changed', actor: by, customerId: null, details });
}

/** What a portal asks for, and what it would ask for without a choice of its own. */
export async function termsOfCustomer(customerId: string) {
  const portal = await portalOf(customerId);
  const [own = '', ...wider] = usesOf(portal._id.toHexString(), portal.template.id);
  const uses = await TermsUseModel.find({ _id: { $in: [own, ...wider] } }).lean();
  const choices = new Map(uses.map(({ _id, termsId }) => [_id, termsId]));
  const inheritedId = choices.get(wider.find((place) => choices.has(place)) ?? '');
  const inherited = inheritedId && (await TermsModel.findById(inheritedId, { current: 1 }).lean());
  return {
    choice: choices.has(own) ? (choices.get(own)?.toHexString() ?? 'none') : 'inherit',
    inherited: inherited?.current ? { id: inherited._id.toHexString(), title: inherited.current.title } : null,
  };
}

/** Asks for terms in one portal. */
export async function useInPortal(customerId: string, choice: Choice, by: ActorInput): Promise<void> {
  const portal = await portalOf(customerId);
  const terms = await choose(`portal:${portal._id.toHexString()}`, choice);
  await announce({ customerId, topic: 'terms', id: null });
  const details = { changed: 'terms asked for', terms };
  await audit({ kind: 'settings.changed', actor: by, customerId, details });
}

/** Keeps a choice; answers what it is called. */
async function choose(place: string, choice: Choice): Promise<string> {
  if (choice === 'inherit') {
    await TermsUseModel.deleteOne({ _id: place });
    return choice;
  }
  const termsId = choice === 'none' ? null : new Types.ObjectId(choice);
  let called = choice;
  if (termsId) {
    const terms = await TermsModel.findById(termsId, { current: 1 }).lean();
    if (!terms) throw invalid('There are no such terms.', { choice: 'names no terms' });
    if (!terms.current) throw invalid('These terms are a draft. Publish them first.', { choice: 'is not published' });
    called = terms.current.title;
  }
  await TermsUseModel.updateOne({ _id: place }, { $set: { termsId } }, { upsert: true });
  return called;
}
