import type { z } from 'zod';
import { CustomerModel } from '../customers/model.ts';
import type { Terms, TermsAcceptance, TermsSummary } from './contract.ts';
import { type TermsAcceptanceFields, TermsAcceptanceModel, type TermsFields, type TermsVersion } from './model.ts';
import { loadRichText } from './rich-text.ts';
import { isChanged, versionsOf } from './versions.ts';

/** Terms in a list. */
export async function presentSummary(terms: TermsFields): Promise<z.input<typeof TermsSummary>> {
  const { _id, draft, current } = terms;
  return {
    id: _id.toHexString(),
    title: draft.title,
    current: current && presentVersion(current),
    changed: isChanged(terms),
    acceptances: current ? await TermsAcceptanceModel.countDocuments({ termsId: _id, number: current.number }) : 0,
  };
}

/** Terms with their text. */
export async function presentTerms(terms: TermsFields): Promise<z.input<typeof Terms>> {
  return {
    ...(await presentSummary(terms)),
    body: loadRichText(terms.draft.body),
    revision: terms.revision,
    versions: (await versionsOf(terms)).map(presentVersion),
  };
}

/** A version without its text. */
export function presentVersion({ number, title, at, by, digest }: Omit<TermsVersion, 'body'>) {
  return { number, title, at: at.toISOString(), by, digest };
}

/** Acceptances with today's names of the customers. */
export async function presentAcceptances(
  acceptances: readonly TermsAcceptanceFields[],
): Promise<z.input<typeof TermsAcceptance>[]> {
  const ids = acceptances.map(({ customerId }) => customerId);
  const customers = await CustomerModel.find({ _id: { $in: ids } }, { name: 1 }).lean();
  const names = new Map(customers.map(({ _id, name }) => [_id.toHexString(), name]));
  return acceptances.map(({ _id, number, title, digest, customerId, contactId, who, name, address, at }) => ({
    id: _id.toHexString(),
    number,
    title,
    digest,
    customer: { id: customerId.toHexString(), name: names.get(customerId.toHexString()) ?? null },
    contactId: contactId?.toHexString() ?? null,
    name,
    claimed: name !== null && !who.startsWith('contact:'),
    address,
    at: at.toISOString(),
  }));
}
