import type { z } from 'zod';
import type { PortalDocument } from '../../renderer/document.ts';
import { contactsApi } from '../contacts/contract.ts';
import { MailModel } from '../mail/model.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { AudienceWish } from '../share-links/schema.ts';
import type { TestClient } from './client.ts';
import { draftPortal, form, publishDraft } from './portal.ts';

let made = 0;

/** An address that no other test uses. */
export function newAddress(name = 'maria.silva'): string {
  made += 1;
  return `${name}.${made}@northwind.example`;
}

/** A contact of a customer. */
export function addContact(staff: TestClient, customerId: string, email = newAddress(), name = 'Maria Silva') {
  return staff.call(contactsApi.create, { params: { customerId }, body: { name, email } });
}

/** A customer with a published portal, a contact, and a link that lets people in by mail. */
export async function mailedPortal(
  staff: TestClient,
  options: { document?: PortalDocument; audience?: z.input<typeof AudienceWish> } = {},
) {
  const draft = await draftPortal(staff, options.document);
  await publishDraft(staff, draft.customerId);
  const contact = await addContact(staff, draft.customerId);
  const { link } = await staff.call(shareLinksApi.create, {
    params: draft.params,
    body: { rule: 'email', audience: options.audience ?? { kind: 'customer' } },
  });
  const email = contact.email ?? '';
  return { ...draft, contact, email, linkId: link.id, path: new URL(link.url).pathname };
}

/** Asks at a portal's gate to be let in. */
export function ask(viewer: TestClient, path: string, email: string, fields: Record<string, string> = {}) {
  return viewer.fetch(`${path}/sign-in`, form({ email, ...fields }));
}

/** What the mails to an address held that lets in, oldest first. */
export async function signInMails(email: string): Promise<{ kind: string; code: string; link: string }[]> {
  const mails = await MailModel.find({ 'to.email': email, kind: { $in: ['sign-in-link', 'sign-in-code'] } })
    .sort({ _id: 1 })
    .lean();
  return mails.map(({ kind, values }) => {
    const value = (path: string) => values.find((known) => known.path === path)?.value ?? '';
    return { kind, code: value('code'), link: value('link') };
  });
}

/** The latest of them. */
export async function latestMail(email: string) {
  const latest = (await signInMails(email)).at(-1);
  if (!latest) throw new Error(`Nothing was mailed to ${email}.`);
  const { pathname, search, origin } = new URL(latest.link);
  return { ...latest, enter: `${pathname}${search}`, origin };
}

/** Signs a viewer in as somebody who reads mail at this address. */
export async function signInByMail(viewer: TestClient, path: string, email: string): Promise<void> {
  const asked = await ask(viewer, path, email);
  if (asked.status !== 200) throw new Error(`asking was answered with ${asked.status}`);
  const { code } = await latestMail(email);
  const entered = await viewer.fetch(`${path}/code`, form({ email, code }));
  if (entered.status !== 303) throw new Error(`the code was answered with ${entered.status}`);
}
