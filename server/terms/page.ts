import type { Response } from 'express';
import { nanoid } from 'nanoid';
import { renderTermsPage, type TermsProblem } from '../../renderer/render-terms.ts';
import type { LinkFacts } from '../access/link-facts.ts';
import { portalPath } from '../addresses.ts';
import { CustomerSource } from '../customers/source.ts';
import { gateFrame, sendHtml } from '../pages/answers.ts';
import { audienceOf, localeOf } from '../pages/audience.ts';
import { publishedDocument } from '../pages/published.ts';
import type { Asked, Terms } from './required.ts';
import { loadRichText } from './rich-text.ts';

/** Shows terms that somebody has yet to accept. `pageId` is where to go afterwards. */
export async function sendTermsPage(
  res: Response,
  status: number,
  { link, terms, viewer }: { link: LinkFacts; terms: Terms } & Asked,
  {
    pageId,
    problem = null,
    name,
  }: { readonly pageId?: string; readonly problem?: TermsProblem | null; readonly name?: string | null } = {},
): Promise<void> {
  const document = await publishedDocument(link);
  const audience = await audienceOf(new CustomerSource(link.customerId), document?.language ?? null, localeOf(viewer));
  const html = renderTermsPage(await gateFrame(audience?.language), {
    ...terms,
    body: loadRichText(terms.body),
    form: nanoid(),
    action: `${portalPath(link.key)}/terms${pageId === undefined ? '' : `?page=${pageId}`}`,
    known: viewer.kind === 'contact' ? viewer.name : null,
    name: name ?? viewer.name ?? '',
    problem,
  });
  sendHtml(res, status, html);
}
