import { staffActor } from '../actors/actor.ts';
import { absoluteUrl, portalPath } from '../addresses.ts';
import { audit } from '../audit/audit.ts';
import type { SignedInStaff } from '../http/route.ts';
import { compose, contentId, type Ingredients } from './compose.ts';
import { KIND_FACTS } from './kinds.ts';
import type { MailFields, RenderedMail } from './model.ts';
import { loadPictures } from './pictures.ts';
import { readerOf } from './reader.ts';
import { isCovered, withoutSecrets } from './secrets.ts';
import type { MailText } from './template-model.ts';

/** A mail as somebody of staff may see it. */
export interface OpenedMail extends Pick<RenderedMail, 'subject' | 'html' | 'text' | 'headers'> {
  /** Codes and one-time links are covered. */
  readonly covered: boolean;
}

/** Where a button leads that is only to be looked at: each real personal link kills the one before. */
const SAMPLE_LINK = () => ({ url: absoluteUrl(portalPath('…')), expiresAt: null });
const COVER = '••••••';

/** A mail as it went out, or as it would if it went now; without what would let this person in as somebody else. */
export async function openMail(staff: SignedInStaff, mail: MailFields, others: readonly MailFields[]) {
  if (mail.rendered) return asSeenBy(staff, mail, mail.rendered);
  const reader = await readerOf(mail);
  if (!reader) return null;
  const parts = [withSampleValues(mail), ...others.map(withSampleValues)] as const;
  const { subject, html, text } = await compose(parts, reader, linkToLookAt(mail));
  return { subject, html, text, headers: [], covered: isCovered(text) } satisfies OpenedMail;
}

/** A text of a template, saved or not, as a mail to look at. */
export async function previewText(ingredients: Ingredients, text: MailText) {
  const reader = await readerOf(ingredients);
  if (!reader) return null;
  const { html, ...composed } = await compose([ingredients], reader, linkToLookAt(ingredients), text);
  return { subject: composed.subject, text: composed.text, html };
}

/** The HTML of a mail as a page by itself: pictures within it, links opening beside it. */
export async function asPage(html: string): Promise<string> {
  const ids = [...html.matchAll(/cid:([0-9a-f]{24})@portico/g)].map(([, id]) => id as string);
  const pictures = await loadPictures(ids);
  const shown = [...pictures].reduce(
    (page, [id, { png }]) => page.replaceAll(`cid:${contentId(id)}`, `data:image/png;base64,${png.toString('base64')}`),
    html,
  );
  return shown.replace('<head>', '<head><base target="_blank">');
}

function linkToLookAt({ kind }: Pick<Ingredients, 'kind'>) {
  return KIND_FACTS[kind].link ? SAMPLE_LINK() : null;
}

function withSampleValues<Part extends Ingredients>(part: Part): Part {
  const values = part.values.flatMap((one) => {
    if (one.path === 'link') return [];
    return one.path === 'code' ? [{ ...one, value: COVER }] : [one];
  });
  return { ...part, values };
}

/**
 * Links that make somebody staff are for admins only; those that make one a contact, not for account managers. Who sees
 * what lets in somebody else leaves a line in the audit.
 */
async function asSeenBy(staff: SignedInStaff, mail: MailFields, rendered: RenderedMail): Promise<OpenedMail> {
  const { kind, customerId } = mail;
  const forAdmins = KIND_FACTS[kind].audience === 'staff' && KIND_FACTS[kind].secret;
  const maySee = forAdmins ? staff.role === 'admin' : staff.role !== 'am';
  if (maySee && rendered.secrets.length > 0)
    await audit({
      kind: 'content.viewed',
      actor: staffActor(staff),
      customerId: customerId?.toHexString() ?? null,
      subject: { kind: 'mail', id: mail._id.toHexString(), name: KIND_FACTS[kind].label },
    });
  const seen = maySee ? rendered : withoutSecrets(rendered);
  return { ...seen, covered: isCovered(seen.text) };
}
