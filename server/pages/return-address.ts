import type { Request } from 'express';
import { outcomeAnchor } from '../../renderer/actions.ts';
import type { PortalDocument } from '../../renderer/document.ts';
import type { LinkFacts } from '../access/link-facts.ts';
import { portalPath } from '../addresses.ts';
import { serverBlock } from '../blocks.ts';
import { findBlock, publishedDocument } from './published.ts';
import { findUnsentForm } from './unsent-form.ts';
import { pageIn } from './viewer-request.ts';

/**
 * Where somebody goes who was just let in: to what they could not send before, else to the page that they asked for. A
 * page of this portal, never an address that came along.
 */
export async function returnAddress(req: Request, link: LinkFacts): Promise<string> {
  const path = portalPath(link.key);
  const unsent = await findUnsentForm(req, link);
  const document = unsent && (await publishedDocument(link));
  const found = document && findBlock(document, unsent.blockId);
  if (found) {
    const action = serverBlock(found.block).actions[unsent.action] ?? {};
    const anchor = outcomeAnchor(found.block.id, action, encodeURIComponent(unsent.values.record ?? ''));
    return `${pagePath(path, document, found.page.id)}#${anchor}`;
  }
  const { pageId } = pageIn(req.query.page);
  return pageId === undefined ? path : `${path}/${pageId}`;
}

/** Address of a page of a document: the first one's is the portal's. */
export function pagePath(path: string, document: PortalDocument, pageId: string): string {
  return document.pages[0]?.id === pageId ? path : `${path}/${pageId}`;
}
