import type { Logger } from 'pino';
import { nextMidnight, soonest } from '../../renderer/dates.ts';
import { blocksOf, type PortalDocument } from '../../renderer/document.ts';
import { knownLanguage } from '../../renderer/i18n/index.ts';
import type { RenderContext } from '../../renderer/render-context.ts';
import { renderPage } from '../../renderer/render-page.ts';
import { clock } from '../clock.ts';
import { portalScope } from '../portals/scope.ts';
import { portalAssets } from '../static/portal-assets.ts';
import { audienceOf } from './audience.ts';
import { resolveBlocks } from './resolve-blocks.ts';

/** Which page of which document to render, for whom and under which address. */
export interface PortalRendering {
  readonly customerId: string;
  readonly document: PortalDocument;
  readonly pageId: string;
  /** What addresses under the page begin with: `/p/<key>`. */
  readonly path: string;
  readonly interactive: boolean;
  readonly viewer: RenderContext['viewer'];
  readonly feedback?: RenderContext['feedback'];
}

const assets = portalAssets();

/** Renders a page of a portal with the customer's data as it is now; null for a customer that is gone. */
export async function renderPortal(
  rendering: PortalRendering,
  logger: Logger,
): Promise<{ html: string; freshUntil: Date | undefined } | null> {
  const { customerId, document, pageId, path, interactive, viewer, feedback } = rendering;
  const audience = await audienceOf(customerId, document);
  const page = document.pages.find(({ id }) => id === pageId);
  if (!audience || !page) return null;
  const language = knownLanguage(audience.language);
  const now = clock.now();
  const scope = portalScope({ customerId, now, language, timeZone: audience.timeZone });
  const { blocks, freshUntil } = await resolveBlocks(blocksOf({ pages: [page] }, true), scope, logger);
  const html = renderPage({
    document,
    pageId,
    blocks,
    facts: audience.facts,
    context: { language, path, interactive, viewer, feedback },
    assets: { ...assets, theme: `${path}/theme.css` },
    now,
    timeZone: audience.timeZone,
    live: interactive,
    onError: (blockId, error) => logger.error({ err: error, blockId }, 'a block could not be drawn'),
  });
  // The page tells the day it is from.
  return { html, freshUntil: soonest(freshUntil, nextMidnight(scope)) };
}
