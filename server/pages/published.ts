import { LRUCache } from 'lru-cache';
import type { BlockInstance, Page, PortalDocument } from '../../renderer/document.ts';
import type { LinkFacts } from '../access/link-facts.ts';
import { type PortalFields, PortalModel } from '../portals/model.ts';
import { loadDocument } from '../templates/documents.ts';

/** Documents read lately, by digest: what a digest stands for never changes, so nothing ever drops them but lack of room. */
const read = new LRUCache<string, PortalDocument>({ max: 200 });

/** The published document that a link shows; null when another version took its place just now. */
export async function publishedDocument(link: LinkFacts): Promise<PortalDocument | null> {
  const kept = read.get(link.versionDigest);
  if (kept) return kept;
  const portal = await PortalModel.findOne({ _id: link.portalId, 'published.digest': link.versionDigest })
    .select<Pick<PortalFields, 'published'>>({ 'published.document': 1 })
    .lean();
  if (!portal?.published) return null;
  const document = loadDocument(portal.published.document);
  read.set(link.versionDigest, document);
  return document;
}

/** A block that viewers see, with its page. */
export function findBlock(document: PortalDocument, blockId: string): { block: BlockInstance; page: Page } | null {
  for (const page of document.pages)
    for (const section of page.sections) {
      if (section.hidden) continue;
      for (const row of section.rows)
        for (const column of row.columns) {
          const block = column.blocks.find(({ id }) => id === blockId);
          if (block) return { block, page };
        }
    }
  return null;
}
