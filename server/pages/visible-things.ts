import type { Logger } from 'pino';
import { blocksOf } from '../../renderer/document.ts';
import type { LinkFacts } from '../access/link-facts.ts';
import { feedIsFresh } from '../live/change-feed.ts';
import { FreshCache } from '../live/fresh-cache.ts';
import { type Visible, watchedScope } from '../portals/visible.ts';
import { referencesIn } from '../templates/references.ts';
import { customerData } from './page-data.ts';
import { publishedDocument } from './published.ts';
import { resolveBlocks } from './resolve-blocks.ts';

const MAX_IDS_KEPT = 200_000;
const NOTHING: Visible = { files: new Set(), meetings: new Set(), pictures: new Set() };

const kept = new FreshCache<Visible>({
  maxBytes: MAX_IDS_KEPT,
  bytesOf: ({ files, meetings, pictures }) => files.size + meetings.size + pictures.size + 10,
  concerns: ({ topic }) => topic !== 'visit',
  hearsChanges: feedIsFresh,
});

/**
 * What somebody let in by a link may fetch: exactly what the blocks of the published version were given to show, on
 * whichever page, and the pictures that document and header name.
 */
export function visibleThings(link: LinkFacts, logger: Logger): Promise<Visible> {
  return kept.load(`${link.portalId} ${link.versionDigest}`, async () => {
    const document = await publishedDocument(link);
    const data = document && (await customerData(link.customerId, document.language));
    if (!document || !data) return { value: NOTHING, customerId: null };
    const { scope, visible } = watchedScope(data.scope);
    const { freshUntil } = await resolveBlocks(blocksOf(document, true), scope, logger, data.resolve);
    const pictures = [...visible.pictures, ...data.audience.pictures, ...referencesIn(document, 'assetId').keys()];
    return { value: { ...visible, pictures: new Set(pictures) }, customerId: link.customerId, freshUntil };
  });
}
