import { nanoid } from 'nanoid';
import type { LinkFacts } from '../access/link-facts.ts';
import { findSession, nameSession, startSession } from '../access/viewer-sessions.ts';
import type { ActorInput } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { clock } from '../clock.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { TermsAcceptanceModel } from './model.ts';
import type { Asked, Terms } from './required.ts';

/** The form as it came back. */
export interface AcceptForm {
  /** Of the text that was shown. */
  readonly digest: unknown;
  readonly agreed: unknown;
  /** Which showing of the form it is: sent fifty times, it is accepted once. */
  readonly form: unknown;
  /** As it was typed, made one plain line; null where there is none. */
  readonly name: string | null;
}

/** How accepting ended. `token` is that of a visit that begins with it. */
export type Accepting =
  | { readonly outcome: 'accepted'; readonly token: string | null }
  | { readonly outcome: 'changed' | 'not-agreed' | 'name-missing' };

/** Accepts terms: what was shown, by whom it was shown to, once (E-12). */
export async function acceptTerms(
  link: LinkFacts,
  terms: Terms,
  { viewer, session }: Asked,
  form: AcceptForm,
  address: string | null,
): Promise<Accepting> {
  if (form.digest !== terms.digest) return { outcome: 'changed' };
  const name = viewer.kind === 'contact' ? viewer.name : (form.name ?? viewer.name);
  if (name === null) return { outcome: 'name-missing' };
  if (form.agreed !== 'yes') return { outcome: 'not-agreed' };
  const contactId = viewer.kind === 'contact' ? viewer.contactId : null;
  const who = contactId ? `contact:${contactId}` : session ? `session:${session.id}` : `form:${formId(form.form)}`;
  const isNew = await keepOnce(who, terms, { link, contactId, name, address });
  const token = await admitVisit(link, who, terms, { contactId, name, session });
  const actor: ActorInput = contactId ? { kind: 'contact', id: contactId, name } : { kind: 'viewer', id: null, name };
  if (isNew)
    await audit({
      kind: 'terms.accepted',
      actor,
      customerId: link.customerId,
      subject: { kind: 'terms', id: terms.termsId, name: terms.title },
      details: { version: terms.number, digest: terms.digest },
      address,
    });
  return { outcome: 'accepted', token };
}

/** Whoever sends no sensible one has a showing of their own. */
function formId(value: unknown): string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{21}$/.test(value) ? value : nanoid();
}

/** Keeps who accepted; of many at once one is new. */
async function keepOnce(
  who: string,
  terms: Terms,
  {
    link,
    contactId,
    name,
    address,
  }: { link: LinkFacts; contactId: string | null; name: string; address: string | null },
): Promise<boolean> {
  try {
    const { upsertedCount } = await TermsAcceptanceModel.updateOne(
      { who, digest: terms.digest },
      {
        $setOnInsert: {
          termsId: terms.termsId,
          number: terms.number,
          title: terms.title,
          customerId: link.customerId,
          linkId: link.linkId,
          contactId,
          name,
          address,
          at: clock.now(),
        },
      },
      { upsert: true },
    );
    return upsertedCount > 0;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
}

/** Lets the visit in by which an anonymous viewer is known from now on, beginning one where there is none. */
async function admitVisit(
  link: LinkFacts,
  who: string,
  { digest }: Terms,
  { contactId, name, session }: { contactId: string | null; name: string; session: Asked['session'] },
): Promise<string | null> {
  if (contactId) return null;
  const token = session ? null : await startSession(link, { name });
  const visit = session ?? (await findSession(token ?? undefined, link));
  if (session) await nameSession(session.id, name);
  if (visit) await TermsAcceptanceModel.updateOne({ who, digest }, { $addToSet: { sessionIds: visit.id } });
  return token;
}
