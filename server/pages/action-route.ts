import express, { type Request, type RequestHandler, type Response } from 'express';
import {
  ActionRefused,
  outcomeAnchor,
  type UploadedFile,
  type Viewer,
  type ViewerEffects,
} from '../../renderer/actions.ts';
import { t } from '../../renderer/i18n/index.ts';
import { addressKey } from '../access/limits.ts';
import { keepPace } from '../access/pace.ts';
import { portalPath } from '../addresses.ts';
import { HttpError } from '../http/errors.ts';
import { receiveFiles } from '../http/multipart.ts';
import { MAX_FILE_BYTES } from '../records/contract.ts';
import { sendRefusal, textFields } from './action-refusal.ts';
import { type ActionTarget, actionTarget } from './action-target.ts';
import { pagePath } from './return-address.ts';
import { forgetUnsentForm } from './unsent-form.ts';
import { setViewerCookie } from './viewer-cookie.ts';
import { viewerEffects } from './viewer-effects.ts';
import { rememberName, withName } from './viewer-name.ts';
import { admittedOf } from './viewer-request.ts';

const readForm = express.urlencoded({ extended: false, limit: 64_000, parameterLimit: 30 });

/** What one address does at one link in a minute: far more than a person, far less than a script would. */
const PER_MINUTE = 120;

/**
 * `POST /p/:key/blocks/:blockId/:action`: something a viewer does, by a plain form. After it the page as it is then;
 * after a refusal the page with the reason where it was tried and everything typed still there (B-06).
 */
export const actionRoute: RequestHandler<{ key: string; blockId: string; action: string }> = async (req, res) => {
  const admitted = admittedOf(res);
  const target = await actionTarget(admitted, req.params.blockId, req.params.action);
  const pace = await keepPace(`act:${admitted.link.linkId}:${addressKey(req.ip)}`, PER_MINUTE);
  if (!pace.allowed) res.set('Retry-After', String(pace.retryAfter));
  const request = req as unknown as Request;
  try {
    const files = await readBody(request, res, target);
    const { name, ...fields } = { ...(req.body as Record<string, unknown> | undefined) };
    const viewer = withName(admitted.viewer, name);
    if (!pace.allowed) throw new HttpError(429, 'too-many', t(target.data.scope.language, 'error.tooMany'));
    const { language } = target.data.scope;
    const effects = viewerEffects(admitted.link.customerId, viewer, language, request.ip);
    await forgetUnsentForm(request, admitted.link, () => perform(target, { viewer, effects, fields, files }));
    const token = await rememberName(admitted, viewer);
    if (token) setViewerCookie(res, admitted.link.key, token);
  } catch (error) {
    await sendRefusal(request, res, target, error);
    return;
  }
  const path = portalPath(admitted.link.key);
  const { record = '' } = textFields(req.body);
  const anchor = outcomeAnchor(target.block.id, target.action, encodeURIComponent(record));
  res.set('Cache-Control', 'no-store').redirect(303, `${pagePath(path, target.document, target.page.id)}#${anchor}`);
};

async function readBody(req: Request, res: Response, { action }: ActionTarget): Promise<readonly UploadedFile[]> {
  if (req.is('multipart/form-data'))
    return receiveFiles(req, res, { field: 'files', maxBytes: MAX_FILE_BYTES, maxFiles: action.maxFiles ?? 0 });
  await new Promise<void>((resolve, reject) => {
    readForm(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  return [];
}

async function perform(
  { block, action, data: { scope } }: ActionTarget,
  {
    viewer,
    effects,
    fields,
    files,
  }: { viewer: Viewer; effects: ViewerEffects; fields: Record<string, unknown>; files: readonly UploadedFile[] },
): Promise<void> {
  const body = action.body.safeParse(fields);
  if (!body.success) {
    const tooLong = body.error.issues.some((issue) => issue.code === 'too_big');
    throw new ActionRefused('invalid', t(scope.language, tooLong ? 'error.tooLong' : 'error.invalid'));
  }
  await action.run(body.data, { settings: block.settings, scope, viewer, effects, files });
}
