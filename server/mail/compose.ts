import { t } from '../../renderer/i18n/index.ts';
import { type MailPart, renderMail } from '../../renderer/mail/render-mail.ts';
import { fillLine, fillTokens, tokenize } from '../../renderer/mail/tokens.ts';
import { absoluteUrl } from '../addresses.ts';
import { CustomerSource } from '../customers/source.ts';
import { type CatalogueEntry, catalogue, valuesFor } from '../dynamic-data/values.ts';
import { pathKnower } from './dynamic-data.ts';
import { KIND_FACTS } from './kinds.ts';
import type { MailFields, RenderedMail } from './model.ts';
import { loadPictures, type MailPicture, pictureIds } from './pictures.ts';
import { muteToken } from './preferences.ts';
import type { MailReader } from './reader.ts';
import type { MailText } from './template-model.ts';
import { textFor } from './texts.ts';

/** What one part of a mail is made from. */
export type Ingredients = Pick<
  MailFields,
  'kind' | 'templateId' | 'customerId' | 'to' | 'values' | 'items' | 'subject' | 'body' | 'button'
>;

/** The address that a mail leads to, and until when it lets its reader in. */
export interface MailLink {
  readonly url: string;
  readonly expiresAt: Date | null;
}

/** A mail ready to be sent. */
export interface ComposedMail extends Omit<RenderedMail, 'headers'> {
  readonly pictures: readonly MailPicture[];
  /** Where the reader's mail program may say that they want no more of these. */
  readonly muteUrl: string | null;
}

/** How pictures are named within the mail's HTML. */
export function contentId(assetId: string): string {
  return `${assetId}@portico`;
}

/** Makes a mail of one thing, or of several that are told together. `text` may stand in for the stored one (preview). */
export async function compose(
  parts: readonly [Ingredients, ...Ingredients[]],
  reader: MailReader,
  link: MailLink | null,
  text?: MailText,
): Promise<ComposedMail> {
  const [first] = parts;
  const { language, workspace } = reader;
  const entries = await catalogue();
  const knows = pathKnower(entries);
  const told = await Promise.all(
    parts.map(async (part) => {
      const template = text ?? (await textFor(part.kind, part.templateId, language));
      const values = await valuesOf(part, reader, link, entries);
      const body = fillTokens(tokenize(part.body ?? template.body, knows), values);
      return { template, values, part: { body, items: part.items } satisfies MailPart };
    }),
  );
  const [head] = told as [(typeof told)[number]];
  const subject =
    told.length > 1
      ? t(language, 'mail.news', { n: told.length, workspace: workspace.name })
      : fillLine(first.subject ?? head.template.subject, head.values, knows);
  const muteUrl = await muteUrlOf(parts);
  const logoId = workspace.logoId?.toHexString();
  const pictures = await loadPictures([
    ...(logoId ? [logoId] : []),
    ...told.flatMap(({ part }) => pictureIds(part.body)),
  ]);
  const source = (assetId: string) => (pictures.has(assetId) ? `cid:${contentId(assetId)}` : null);
  const label = told.length > 1 ? t(language, 'mail.open') : (first.button ?? head.template.button);
  const rendered = renderMail({
    language,
    subject,
    workspace: { name: workspace.name, accent: workspace.accent, logo: logoId ? source(logoId) : null },
    parts: told.map(({ part }) => part),
    button: link && label !== '' ? { label, url: link.url } : null,
    footer: footerOf(first, reader, muteUrl),
    picture: source,
  });
  const secrets = [...(link?.expiresAt || KIND_FACTS[first.kind].secret ? [link?.url] : []), head.values.get('code')];
  return {
    subject,
    ...rendered,
    secrets: secrets.filter((secret) => secret !== undefined),
    pictures: [...pictures.values()],
    muteUrl,
  };
}

async function valuesOf(
  { customerId, values }: Ingredients,
  reader: MailReader,
  link: MailLink | null,
  entries: readonly CatalogueEntry[],
) {
  const shared: ReadonlyMap<string, string> = customerId
    ? await valuesFor(new CustomerSource(customerId.toHexString()), entries, reader.language)
    : new Map([['workspace.name', reader.workspace.name]]);
  return new Map<string, string>([
    ...shared,
    ['contact.name', reader.name],
    ['contact.email', reader.email],
    ['staff.name', reader.name],
    ...(link ? [['link', link.url] as const] : []),
    ...values.map(({ path, value }) => [path, value] as const),
  ]);
}

async function muteUrlOf(parts: readonly Ingredients[]): Promise<string | null> {
  const [{ to } = { to: null }] = parts;
  const kinds = [...new Set(parts.map(({ kind }) => kind))].filter((kind) => KIND_FACTS[kind].batched);
  if (!to?.contactId || kinds.length === 0) return null;
  return absoluteUrl(`/mail/mute/${await muteToken(to.contactId, kinds)}`);
}

function footerOf({ kind, to }: Ingredients, { language, workspace }: MailReader, muteUrl: string | null) {
  if (KIND_FACTS[kind].audience === 'staff' || to.staffId) return null;
  return { reason: t(language, 'mail.reason', { workspace: workspace.name }), muteUrl };
}
