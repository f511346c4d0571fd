import type { Logger } from 'pino';
import type { Page, PortalDocument } from '../../renderer/document.ts';
import { fillHolesOf } from '../../renderer/holes.ts';
import { escapeHtml } from '../../renderer/html.ts';
import type { Feedback } from '../../renderer/render-context.ts';
import type { Admitted } from '../access/gate.ts';
import { portalPath } from '../addresses.ts';
import { localeOf } from './audience.ts';
import { customerData } from './page-data.ts';
import { renderPortal } from './render-portal.ts';

/** A page on which a form says why it was not taken, with what was typed in it. */
export interface FeedbackPage {
  readonly document: PortalDocument;
  readonly page: Page;
  readonly feedback: Feedback;
}

/** Draws it for one viewer; null for a customer or page that is gone. */
export async function feedbackPage(
  { link, viewer }: Admitted,
  { document, page, feedback }: FeedbackPage,
  logger: Logger,
): Promise<string | null> {
  // Read anew: what was refused may have changed meanwhile.
  const data = await customerData(link.customerId, document.language, localeOf(viewer));
  if (!data) return null;
  const draw = async (told: Feedback) => {
    const rendered = await renderPortal(
      {
        document,
        pageId: page.id,
        data,
        path: portalPath(link.key),
        interactive: true,
        viewer: 'holes',
        feedback: told,
      },
      logger,
    );
    return rendered && fillHolesOf(rendered.html, viewer);
  };
  const html = await draw(feedback);
  // This viewer's page may not hold the form that was sent (a task that is not theirs): then it is told at the top.
  return html === null || html.includes(escapeHtml(feedback.message)) ? html : draw({ ...feedback, blockId: '' });
}
