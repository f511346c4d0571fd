import type { ErrorRequestHandler, Request, Response } from 'express';
import { knownLanguage } from '../../renderer/i18n/index.ts';
import { renderNotice, renderPasswordPage } from '../../renderer/render-gate.ts';
import { portalPath } from '../addresses.ts';
import { toHttpError } from '../http/error-handler.ts';
import { portalAssets } from '../static/portal-assets.ts';
import { keptSettings } from '../workspace/settings.ts';

type GateProblem = Parameters<typeof renderPasswordPage>[2];

const { stylesheet } = portalAssets();

/** What stands before or instead of a portal is written in the workspace's language, as the portal's would tell of it, unless the asker may know that. */
export async function gateFrame(known?: string) {
  const language = known ?? (await keptSettings().catch(() => null))?.language ?? 'en';
  return { language: knownLanguage(language), stylesheet };
}

/** Sends HTML that is made for this one request. */
export function sendHtml(res: Response, status: number, html: string): void {
  res.status(status).set('Cache-Control', 'no-store').type('html').send(html);
}

/** The one answer for links that lead nowhere, whatever the reason, and for what a portal does not have. */
export async function sendUnknown(res: Response): Promise<void> {
  sendHtml(res, 404, renderNotice(await gateFrame(), 'missing'));
}

/** The page that asks for a link's password. `pageId` is where to go afterwards. */
export async function sendPasswordPage(
  res: Response,
  status: number,
  key: string,
  { pageId, problem = null }: { pageId?: string; problem?: GateProblem } = {},
): Promise<void> {
  const action = `${portalPath(key)}/unlock${pageId === undefined ? '' : `?page=${pageId}`}`;
  sendHtml(res, status, renderPasswordPage(await gateFrame(), action, problem));
}

/** Errors under a share link as pages in words, with nothing of the inside. */
export const portalErrors: ErrorRequestHandler = async (error, req: Request, res, _next) => {
  if (res.headersSent) {
    req.log.error({ err: error }, 'failed while answering');
    res.destroy();
    return;
  }
  const known = toHttpError(error);
  if (!known) req.log.error({ err: error }, 'unexpected error');
  if (known?.details.retryAfter !== undefined) res.set('Retry-After', String(known.details.retryAfter));
  if (known?.status === 404) {
    await sendUnknown(res);
    return;
  }
  const kind = !known ? 'trouble' : known.status === 503 ? 'busy' : 'refused';
  sendHtml(res, known?.status ?? 500, renderNotice(await gateFrame(), kind));
};
