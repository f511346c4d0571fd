import { t } from '../i18n/index.ts';
import { safeWebUrl } from '../rich-text/links.ts';
import { plainText } from '../rich-text/plain-text.ts';
import type { RichText } from '../rich-text/schema.ts';
import { accentColours } from '../theme.ts';
import mailView from './mail.hbs';
import { mailHtml } from './rich-text-html.ts';
import { mailPlainText } from './rich-text-plain.ts';

/** One thing a mail tells; a mail that gathers several has one part for each. Dynamic data is filled in. */
export interface MailPart {
  readonly body: RichText;
  readonly items: readonly { readonly title: string; readonly detail: string }[];
}

/** A mail with everything that its two forms, HTML and plain text, say. */
export interface MailContent {
  readonly language: string;
  readonly subject: string;
  readonly workspace: { readonly name: string; readonly accent: string; readonly logo: string | null };
  readonly parts: readonly MailPart[];
  readonly button: { readonly label: string; readonly url: string } | null;
  /** Why the reader gets it, and where to say that they do not want it; null for mails among staff. */
  readonly footer: { readonly reason: string; readonly muteUrl: string | null } | null;
  readonly picture: (assetId: string) => string | null;
}

/** The two forms of a mail's text. */
export function renderMail(content: MailContent): { html: string; text: string } {
  const greetedOnce = { ...content, parts: greetOnce(content.parts) };
  return { html: htmlOf(greetedOnce), text: textOf(greetedOnce) };
}

/** Where several things are told, each was written with the same greeting: it is said once. */
function greetOnce(parts: readonly MailPart[]): MailPart[] {
  const greetingOf = ({ body }: MailPart) =>
    plainText({ root: { type: 'root', children: body.root.children?.slice(0, 1) ?? [] } });
  return parts.map((part, at) => {
    const [first] = parts;
    if (at === 0 || !first || greetingOf(part) !== greetingOf(first)) return part;
    return { ...part, body: { root: { ...part.body.root, children: part.body.root.children?.slice(1) ?? [] } } };
  });
}

function htmlOf({ workspace, parts, button, picture, ...content }: MailContent): string {
  const { light, dark } = accentColours(workspace.accent);
  const { language } = content;
  return mailView(
    {
      ...content,
      button: button && safeWebUrl(button.url) !== null ? button : null,
      workspace: workspace.name,
      logo: workspace.logo,
      light,
      dark,
      parts: parts.map(({ body, items }) => ({ html: mailHtml(body, { accent: light.text, picture }), items })),
    },
    { context: { language, path: '', interactive: true, viewer: 'stranger' } },
  );
}

function textOf({ language, workspace, parts, button, footer }: MailContent): string {
  const told = parts.map(({ body, items }) =>
    [mailPlainText(body), ...items.map(({ title, detail }) => `- ${title}${detail ? `\n  ${detail}` : ''}`)]
      .filter((text) => text !== '')
      .join('\n\n'),
  );
  return [
    told.join(`\n\n${'—'.repeat(20)}\n\n`),
    button && `${button.label}: ${button.url}`,
    '-- ',
    workspace.name,
    footer?.reason,
    footer?.muteUrl && `${t(language, 'mail.mute')}: ${footer.muteUrl}`,
  ]
    .filter((line) => line)
    .join('\n\n')
    .replace('\n\n-- \n\n', '\n\n-- \n')
    .concat('\n');
}
