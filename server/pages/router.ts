import { Router } from 'express';
import { actionRoute } from './action-route.ts';
import { portalErrors, sendUnknown } from './answers.ts';
import { calendarRoute, fileRoute, pictureRoute, themeRoute } from './content-routes.ts';
import { portalHeaders } from './headers.ts';
import { liveRoute } from './live-route.ts';
import { pageRoute } from './page-route.ts';
import type { PortalPages } from './portal-pages.ts';
import { seenRoute } from './seen-route.ts';
import { askRoute, codeRoute, enterRoute, formAddressRoute, openLinkRoute, signOutRoute } from './sign-in-routes.ts';
import { termsRoute } from './terms-route.ts';
import { unlockRoute } from './unlock-route.ts';
import { gate } from './viewer-request.ts';

/** Everything under `/p/`: one gate, then what it guards. What is no address answers like a link that is none. */
export function portalRouter(pages: PortalPages): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.post('/:key/unlock', ...unlockRoute);
  router.post('/:key/sign-in', ...askRoute);
  router.post('/:key/code', ...codeRoute);
  router.get(['/:key/unlock', '/:key/sign-in', '/:key/code', '/:key/sign-out', '/:key/terms'], formAddressRoute);
  router.get('/:key/enter/:token', ...openLinkRoute);
  router.post('/:key/enter/:token', ...enterRoute);
  router.post('/:key/sign-out', ...signOutRoute);
  router.post('/:key/terms', ...termsRoute);
  router.use('/:key', gate);
  router.get('/:key', pageRoute(pages));
  router.get('/:key/live', liveRoute(pages));
  router.get('/:key/theme.css', themeRoute);
  router.get('/:key/files/:fileId', fileRoute);
  router.get('/:key/assets/:assetId', pictureRoute);
  router.get('/:key/meetings/:meetingFile', calendarRoute);
  router.post('/:key/seen', ...seenRoute);
  router.post('/:key/blocks/:blockId/:action', actionRoute);
  router.get('/:key/:pageId', pageRoute(pages));
  router.use(async (_req, res) => {
    res.set(portalHeaders());
    await sendUnknown(res);
  });
  router.use(portalErrors);
  return router;
}
