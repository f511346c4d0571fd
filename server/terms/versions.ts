import { createHash } from 'node:crypto';
import { notFound } from '../http/errors.ts';
import { type TermsFields, type TermsVersion, TermsVersionModel } from './model.ts';

/** Every version that was ever in force, the latest first. */
export async function versionsOf(terms: TermsFields): Promise<Omit<TermsVersion, 'body'>[]> {
  await keepVersion(terms);
  return TermsVersionModel.find({ termsId: terms._id }, { body: 0 }).sort({ number: -1 }).lean();
}

/** One version with its text. */
export async function versionOf(terms: TermsFields, number: number): Promise<TermsVersion> {
  await keepVersion(terms);
  const version = await TermsVersionModel.findOne({ termsId: terms._id, number }).lean();
  if (!version) throw notFound('version');
  return version;
}

/** Makes sure that the version in force is among those kept; doing it twice is doing it once, also after a crash in between. */
export async function keepVersion({ _id, current }: TermsFields): Promise<void> {
  if (!current) return;
  const { number, ...version } = current;
  await TermsVersionModel.updateOne({ termsId: _id, number }, { $setOnInsert: version }, { upsert: true });
}

/** Whether the draft says something else than what is in force. */
export function isChanged({ draft, current }: TermsFields): boolean {
  return current === null || current.title !== draft.title || current.body !== draft.body;
}

/** What an acceptance of this text names. */
export function digestOf(termsId: string, number: number, { title, body }: TermsFields['draft']): string {
  return createHash('sha256')
    .update(JSON.stringify([termsId, number, title, body]))
    .digest('hex');
}
