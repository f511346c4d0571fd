import type { Logger } from 'pino';
import { nextMidnight, soonest } from '../../renderer/dates.ts';
import { blocksOf, type PortalDocument } from '../../renderer/document.ts';
import type { RenderContext } from '../../renderer/render-context.ts';
import { renderPage } from '../../renderer/render-page.ts';
import { portalAssets } from '../static/portal-assets.ts';
import type { PageData } from './page-data.ts';
import { resolveBlocks } from './resolve-blocks.ts';

/** Which page of which document to render, with what data and under which address. */
export interface PortalRendering extends Pick<RenderContext, 'path' | 'interactive' | 'viewer' | 'feedback'> {
  readonly document: PortalDocument;
  readonly pageId: string;
  readonly data: PageData;
  /** Whether the page tells how long its sections were in view. */
  readonly records?: boolean;
}

/** A page's HTML, and until when it stays true although nothing changes. */
export interface RenderedPortal {
  readonly html: string;
  readonly freshUntil: Date | undefined;
}

const assets = portalAssets();

/** Renders a page of a portal; null where the document has no such page. */
export async function renderPortal(rendering: PortalRendering, logger: Logger): Promise<RenderedPortal | null> {
  const { document, pageId, path, interactive, viewer, feedback, records } = rendering;
  const { audience, scope, resolve } = rendering.data;
  const page = document.pages.find(({ id }) => id === pageId);
  if (!page) return null;
  const { blocks, freshUntil } = await resolveBlocks(blocksOf({ pages: [page] }, true), scope, logger, resolve);
  const html = renderPage({
    document,
    pageId,
    blocks,
    facts: audience.facts,
    context: { language: scope.language, path, interactive, viewer, feedback },
    assets: { ...assets, theme: `${path}/theme.css` },
    now: scope.now,
    timeZone: scope.timeZone,
    live: interactive,
    records,
    onError: (blockId, error) => logger.error({ err: error, blockId }, 'a block could not be drawn'),
  });
  // The page tells the day it is from.
  return { html, freshUntil: soonest(freshUntil, nextMidnight(scope)) };
}
