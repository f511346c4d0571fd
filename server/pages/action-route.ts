import express, { type Request, type RequestHandler, type Response } from 'express';
import {
  ActionRefused,
  type BlockAction,
  outcomeAnchor,
  type UploadedFile,
  type Viewer,
} from '../../renderer/actions.ts';
import type { BlockInstance, Page, PortalDocument } from '../../renderer/document.ts';
import { fillHolesOf } from '../../renderer/holes.ts';
import { escapeHtml } from '../../renderer/html.ts';
import { t } from '../../renderer/i18n/index.ts';
import type { Feedback } from '../../renderer/render-context.ts';
import type { Admitted } from '../access/gate.ts';
import { addressKey } from '../access/limits.ts';
import { keepPace } from '../access/pace.ts';
import { portalPath } from '../addresses.ts';
import { serverBlock } from '../blocks.ts';
import { toHttpError } from '../http/error-handler.ts';
import { HttpError, notFound } from '../http/errors.ts';
import { receiveFiles } from '../http/multipart.ts';
import { MAX_FILE_BYTES } from '../records/contract.ts';
import { sendHtml } from './answers.ts';
import { customerData, type PageData } from './page-data.ts';
import { findBlock, publishedDocument } from './published.ts';
import { renderPortal } from './render-portal.ts';
import { setViewerCookie } from './viewer-cookie.ts';
import { viewerEffects } from './viewer-effects.ts';
import { rememberName, withName } from './viewer-name.ts';
import { admittedOf } from './viewer-request.ts';

const readForm = express.urlencoded({ extended: false, limit: 64_000, parameterLimit: 30 });

/** What one address does at one link in a minute: far more than a person, far less than a script would. */
const PER_MINUTE = 120;

const STATUS: Readonly<Record<ActionRefused['code'], number>> = {
  'not-yours': 403,
  gone: 409,
  already: 409,
  'name-needed': 422,
  invalid: 422,
};

/** The block and action that a form is sent to, within what is published. */
interface Target {
  readonly document: PortalDocument;
  readonly page: Page;
  readonly block: BlockInstance;
  readonly actionName: string;
  readonly action: BlockAction<unknown>;
  readonly data: PageData;
}

/**
 * `POST /p/:key/blocks/:blockId/:action`: something a viewer does, by a plain form. After it the page as it is then;
 * after a refusal the page with the reason where it was tried and everything typed still there (B-06).
 */
export const actionRoute: RequestHandler<{ key: string; blockId: string; action: string }> = async (req, res) => {
  const admitted = admittedOf(res);
  const target = await targetOf(admitted, req.params.blockId, req.params.action);
  const pace = await keepPace(`act:${admitted.link.linkId}:${addressKey(req.ip)}`, PER_MINUTE);
  if (!pace.allowed) res.set('Retry-After', String(pace.retryAfter));
  const request = req as unknown as Request;
  try {
    const files = await readBody(request, res, target);
    const { name, ...fields } = { ...(req.body as Record<string, unknown> | undefined) };
    const viewer = withName(admitted.viewer, name);
    if (!pace.allowed) throw new HttpError(429, 'too-many', t(target.data.scope.language, 'error.tooMany'));
    await perform(target, admitted, viewer, fields, files);
    const token = await rememberName(admitted, viewer);
    if (token) setViewerCookie(res, admitted.link.key, token);
  } catch (error) {
    await sendRefusal(request, res, target, error);
    return;
  }
  const path = portalPath(admitted.link.key);
  const first = target.document.pages[0]?.id === target.page.id;
  const { record = '' } = textFields(req.body);
  const anchor = outcomeAnchor(target.block.id, target.action, encodeURIComponent(record));
  res.set('Cache-Control', 'no-store').redirect(303, `${first ? path : `${path}/${target.page.id}`}#${anchor}`);
};

async function targetOf({ link }: Admitted, blockId: string, actionName: string): Promise<Target> {
  const document = await publishedDocument(link);
  const found = document && findBlock(document, blockId);
  const data = document && (await customerData(link.customerId, document.language));
  if (!document || !found || !data) throw notFound('block');
  const { actions } = serverBlock(found.block);
  const action = Object.hasOwn(actions, actionName) ? actions[actionName] : undefined;
  if (!action) throw notFound('action');
  return { document, ...found, actionName, action, data };
}

async function readBody(req: Request, res: Response, { action }: Target): Promise<readonly UploadedFile[]> {
  if (req.is('multipart/form-data'))
    return receiveFiles(req, res, { field: 'files', maxBytes: MAX_FILE_BYTES, maxFiles: action.maxFiles ?? 0 });
  await new Promise<void>((resolve, reject) => {
    readForm(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  return [];
}

async function perform(
  { block, action, data: { scope } }: Target,
  { link: { customerId } }: Admitted,
  viewer: Viewer,
  fields: Record<string, unknown>,
  files: readonly UploadedFile[],
): Promise<void> {
  const body = action.body.safeParse(fields);
  if (!body.success) {
    const tooLong = body.error.issues.some((issue) => issue.code === 'too_big');
    throw new ActionRefused('invalid', t(scope.language, tooLong ? 'error.tooLong' : 'error.invalid'));
  }
  await action.run(body.data, {
    settings: block.settings,
    scope,
    viewer,
    effects: viewerEffects(customerId, viewer, scope.language),
    files,
  });
}

/** The page again, with why it was refused and what was typed. Anything that is no refusal goes on as an error. */
async function sendRefusal(req: Request, res: Response, target: Target, error: unknown): Promise<void> {
  const refusal = refusalOf(error, target.data.scope.language);
  if (!refusal) throw error;
  const { link, viewer: known } = admittedOf(res);
  const feedback: Feedback = {
    blockId: target.block.id,
    action: target.actionName,
    values: textFields(req.body),
    message: refusal.message,
  };
  const data = await customerData(link.customerId, target.document.language);
  if (!data) throw error;
  const draw = async (told: Feedback) => {
    const rendered = await renderPortal(
      {
        document: target.document,
        pageId: target.page.id,
        // Read anew: what was refused may have changed meanwhile.
        data,
        path: portalPath(link.key),
        interactive: true,
        viewer: 'holes',
        feedback: told,
      },
      req.log,
    );
    if (!rendered) throw error;
    // A name that came with a refused form is not remembered: the form shows it as typed, not as known.
    return fillHolesOf(rendered.html, known);
  };
  const html = await draw(feedback);
  const isTold = html.includes(escapeHtml(refusal.message));
  // This viewer's page may not hold the form that was sent (a task that is not theirs): then it is told at the top.
  sendHtml(res, refusal.status, isTold ? html : await draw({ ...feedback, blockId: '' }));
}

function refusalOf(error: unknown, language: string): { status: number; message: string } | null {
  if (error instanceof ActionRefused) return { status: STATUS[error.code], message: error.message };
  const known = toHttpError(error);
  switch (known?.status) {
    case 413:
      return { status: 413, message: t(language, known.code === 'too-many-files' ? 'error.tooMany' : 'error.tooLong') };
    case 429:
      return { status: 429, message: known.message };
    case 400:
    case 415:
    case 422:
      return { status: known.status, message: t(language, 'error.invalid') };
    default:
      return null;
  }
}

function textFields(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}
