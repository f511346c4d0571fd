import type { Request, Response } from 'express';
import { t } from '../../renderer/i18n/index.ts';
import { sendHtml } from './answers.ts';
import { localeOf } from './audience.ts';
import { feedbackPage } from './feedback-page.ts';
import { customerData } from './page-data.ts';
import { pageOf } from './portal-pages.ts';
import { findBlock, publishedDocument } from './published.ts';
import { findUnsentForm } from './unsent-form.ts';
import { admittedOf } from './viewer-request.ts';

/**
 * Sends a page with what its viewer could not send before their visit ended, where it holds that form; until something is
 * sent, as a page that is fetched anew must not lose it. False where there is no such thing.
 */
export async function sendUnsent(req: Request, res: Response, pageId: string | undefined): Promise<boolean> {
  const admitted = admittedOf(res);
  const { link, viewer } = admitted;
  const unsent = await findUnsentForm(req, link);
  const document = unsent && (await publishedDocument(link));
  const found = document && findBlock(document, unsent.blockId);
  if (!found || pageOf(document, pageId)?.id !== found.page.id) return false;
  const { hadFiles, ...form } = unsent;
  const language = (await customerData(link.customerId, document.language, localeOf(viewer)))?.scope.language ?? 'en';
  const feedback = { ...form, message: t(language, hadFiles ? 'signIn.keptFiles' : 'signIn.kept') };
  const html = await feedbackPage(admitted, { document, page: found.page, feedback }, req.log);
  if (html !== null) sendHtml(res, 200, html);
  return html !== null;
}
