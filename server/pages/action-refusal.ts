import type { Request, Response } from 'express';
import { ActionRefused } from '../../renderer/actions.ts';
import { fileSize } from '../../renderer/file-types.ts';
import { t } from '../../renderer/i18n/index.ts';
import type { Feedback } from '../../renderer/render-context.ts';
import { toHttpError } from '../http/error-handler.ts';
import { MAX_FILE_BYTES } from '../records/contract.ts';
import type { ActionTarget } from './action-target.ts';
import { sendHtml } from './answers.ts';
import { feedbackPage } from './feedback-page.ts';
import { admittedOf } from './viewer-request.ts';

const STATUS: Readonly<Record<ActionRefused['code'], number>> = {
  'not-yours': 403,
  gone: 409,
  already: 409,
  'name-needed': 422,
  invalid: 422,
};

/** The page again, with why it was refused and what was typed. Anything that is no refusal goes on as an error. */
export async function sendRefusal(req: Request, res: Response, target: ActionTarget, error: unknown): Promise<void> {
  const refusal = refusalOf(error, target);
  if (!refusal) throw error;
  const feedback: Feedback = {
    blockId: target.block.id,
    action: target.actionName,
    values: textFields(req.body),
    message: refusal.message,
  };
  // A name that came with a refused form is not remembered: the form shows it as typed, not as known.
  const html = await feedbackPage(admittedOf(res), { document: target.document, page: target.page, feedback }, req.log);
  if (html === null) throw error;
  sendHtml(res, refusal.status, html);
}

/** What a refusal is called and said; null for what is none. */
function refusalOf(error: unknown, { action, data }: ActionTarget): { status: number; message: string } | null {
  const { language } = data.scope;
  if (error instanceof ActionRefused) return { status: STATUS[error.code], message: error.message };
  const known = toHttpError(error);
  switch (known?.status) {
    case 413:
      return { status: 413, message: tooMuch(known.code, action.maxFiles ?? 0, language) };
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

function tooMuch(code: string, maxFiles: number, language: string): string {
  return code === 'too-many-files'
    ? t(language, 'error.file.tooMany', { n: maxFiles })
    : t(language, 'error.file.tooBig', { max: fileSize(MAX_FILE_BYTES, language) });
}

/** The fields of a form that are plain text. */
export function textFields(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}
