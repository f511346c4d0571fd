import type { Request, RequestHandler, Response } from 'express';
import fresh from 'fresh';
import type { Viewer } from '../../renderer/actions.ts';
import { fillHolesOf } from '../../renderer/holes.ts';
import { recordVisit } from '../visits/record.ts';
import { sendUnknown } from './answers.ts';
import { localeOf } from './audience.ts';
import type { PortalPages } from './portal-pages.ts';
import { cacheControl, digestOf, type ReadyPage } from './ready-page.ts';
import { sendReady } from './send-ready.ts';
import { sendUnsent } from './unsent-page.ts';
import { admittedOf } from './viewer-request.ts';

/** `GET /p/:key` and `/p/:key/:pageId`: the published page. */
export function pageRoute(pages: PortalPages): RequestHandler<{ key: string; pageId?: string }> {
  return async (req, res) => {
    const admitted = admittedOf(res);
    const { link, viewer } = admitted;
    const page = await pages.load(link, req.params.pageId, localeOf(viewer));
    if (page) recordVisit(req, admitted, { kind: 'page', pageId: req.params.pageId });
    if (!page) await sendUnknown(res);
    else if (!page.open && (await sendUnsent(req as Request, res, req.params.pageId))) return;
    else if (viewer.kind === 'anonymous' && viewer.name === null) sendReady(req, res, page);
    else sendPersonal(req as Request, res, page, viewer);
  };
}

/** The page for somebody known by a name: made for them, with an ETag of its own, kept for nobody else. */
function sendPersonal(req: Request, res: Response, page: ReadyPage, viewer: Viewer): void {
  const html = fillHolesOf(page.holed(), viewer);
  const etag = `"${digestOf(html)}-own"`;
  res.set({ ETag: etag, Vary: 'Accept-Encoding, Cookie', 'Cache-Control': cacheControl(page.open) });
  if (fresh(req.headers, { etag })) res.status(304).end();
  else res.status(200).type('html').send(html);
}
