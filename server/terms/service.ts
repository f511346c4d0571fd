import type { RichText } from '../../renderer/rich-text/schema.ts';
import { emptyRichText } from '../../renderer/rich-text/schema.ts';
import type { ActorInput } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { clock } from '../clock.ts';
import { conflict, invalid, notFound } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import { type TermsFields, TermsModel, TermsUseModel, type TermsVersion } from './model.ts';
import { presentTerms } from './presenter.ts';
import { digestOf, isChanged, keepVersion } from './versions.ts';

const MAX_TERMS = 100;

/** All terms, the earliest first. */
export function listTerms(): Promise<TermsFields[]> {
  return TermsModel.find().sort({ _id: 1 }).lean();
}

/** Terms, or 404. */
export async function termsOf(termsId: string): Promise<TermsFields> {
  const terms = await TermsModel.findById(termsId).lean();
  if (!terms) throw notFound('terms');
  return terms;
}

/** New terms, as a draft without a text. */
export async function createTerms(title: string): Promise<TermsFields> {
  if ((await TermsModel.countDocuments()) >= MAX_TERMS) throw invalid(`There can be ${MAX_TERMS} terms.`);
  const draft = { title, body: JSON.stringify(emptyRichText()) };
  const terms = await TermsModel.create({ draft, updatedAt: clock.now() });
  await changed(terms.id);
  return terms.toObject();
}

/** Saves the draft over the revision it started from; a stale save gets 409 with what is there now. */
export async function saveDraft(
  termsId: string,
  revision: number,
  { title, body }: { title: string; body: RichText },
): Promise<TermsFields> {
  const draft = { title, body: JSON.stringify(body) };
  return change(termsId, revision, { draft, revision: revision + 1, updatedAt: clock.now() });
}

/** Puts the draft in force as the next version. Of many at once one wins; from now on everybody is asked again. */
export async function publishTerms(termsId: string, revision: number, by: ActorInput): Promise<TermsFields> {
  const terms = await termsOf(termsId);
  await keepVersion(terms);
  if (!isChanged(terms))
    throw conflict('already-published', 'This text is in force already.', await presentTerms(terms));
  if (JSON.parse(terms.draft.body).root.children.length === 0)
    throw invalid('There is nothing to accept yet: write the text first.', { body: 'is empty' });
  const number = (terms.current?.number ?? 0) + 1;
  const current: TermsVersion = {
    ...terms.draft,
    number,
    digest: digestOf(termsId, number, terms.draft),
    at: clock.now(),
    by: by.name,
  };
  const after = await change(termsId, revision, { current, revision: revision + 1 });
  await keepVersion(after);
  const subject = { kind: 'terms', id: termsId, name: current.title };
  const details = { version: number, digest: current.digest };
  await audit({ kind: 'terms.published', actor: by, customerId: null, subject, details });
  return after;
}

/** Deletes terms that were never in force. */
export async function removeTerms(termsId: string): Promise<void> {
  const { deletedCount } = await TermsModel.deleteOne({ _id: termsId, current: null });
  if (deletedCount === 0) {
    const terms = await termsOf(termsId);
    throw conflict(
      'was-published',
      'These terms were published: they stay for the record. Choose others, or none, where they are asked for.',
      await presentTerms(terms),
    );
  }
  await TermsUseModel.deleteMany({ termsId });
  await changed(termsId);
}

async function change(termsId: string, revision: number, $set: Partial<TermsFields>): Promise<TermsFields> {
  const after = await TermsModel.findOneAndUpdate(
    { _id: termsId, revision },
    { $set },
    { returnDocument: 'after' },
  ).lean();
  if (!after) {
    const now = await presentTerms(await termsOf(termsId));
    throw conflict('stale', 'Somebody else saved these terms meanwhile.', now);
  }
  await changed(termsId);
  return after;
}

async function changed(termsId: string): Promise<void> {
  await announce({ customerId: null, topic: 'terms', id: termsId });
}
