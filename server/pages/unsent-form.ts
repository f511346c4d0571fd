import express, { type Request, type Response } from 'express';
import multer from 'multer';
import { addressKey, countTry, PER_LINK } from '../access/limits.ts';
import type { LinkFacts } from '../access/link-facts.ts';
import { keepPace } from '../access/pace.ts';
import { hashToken } from '../access/tokens.ts';
import { clock } from '../clock.ts';
import { textFields } from './action-refusal.ts';
import { browserToken, markBrowser } from './browser-cookie.ts';
import { findBlock, publishedDocument } from './published.ts';
import { type UnsentFormFields, UnsentFormModel } from './unsent-form-model.ts';

/** Time to find one's mail, and not longer. */
const KEPT_MS = 2 * 3600 * 1000;
/** Stands against strangers who fill the store: nobody's visit ends that often. */
const PER_MINUTE = 10;
/** Longer than the longest comment in any script. */
const MAX_BYTES = 30_000;
const FORM_PATH = /^\/blocks\/([A-Za-z0-9_-]{6,32})\/([a-z-]{1,40})$/;

/** What was typed before a visit ended. */
export interface UnsentForm {
  readonly blockId: string;
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
  readonly hadFiles: boolean;
}

/** Keeps a form that came when nobody was signed in (any more), so that signing in loses nothing of it (T-05). */
export async function keepUnsentForm(req: Request, res: Response, link: LinkFacts): Promise<void> {
  const [, blockId = '', action = ''] = FORM_PATH.exec(req.path) ?? [];
  const document = blockId && (await publishedDocument(link));
  if (!document || !findBlock(document, blockId)) return;
  const pace = await keepPace(`unsent:${link.linkId}:${addressKey(req.ip)}`, PER_MINUTE);
  if (!pace.allowed || !(await countTry(`unsent:${link.linkId}`, PER_LINK)).allowed) return;
  const form = await readForm(req, res);
  if (!form) return;
  const _id = idOf(link, markBrowser(req, res, link.key));
  const kept: Omit<UnsentFormFields, '_id'> = {
    blockId,
    action,
    values: Object.entries(form.values).map(([name, value]) => ({ name, value })),
    hadFiles: form.hadFiles,
    expiresAt: new Date(clock.now().getTime() + KEPT_MS),
  };
  await UnsentFormModel.updateOne({ _id }, { $set: kept }, { upsert: true });
}

/** The form that this browser could not send, if there is one. */
export async function findUnsentForm(req: Request, link: LinkFacts): Promise<UnsentForm | null> {
  const browser = browserToken(req);
  const form =
    browser && (await UnsentFormModel.findOne({ _id: idOf(link, browser), expiresAt: { $gt: clock.now() } }).lean());
  if (!form) return null;
  const { blockId, action, hadFiles } = form;
  return { blockId, action, hadFiles, values: Object.fromEntries(form.values.map(({ name, value }) => [name, value])) };
}

/**
 * Runs what sends something, and forgets the form for it; one that could not be sent is there again. It is forgotten first:
 * what was sent is shown to every open page at once, and a page that is fetched then must not offer the words once more.
 */
export async function forgetUnsentForm(req: Request, link: LinkFacts, send: () => Promise<void>): Promise<void> {
  const browser = browserToken(req);
  const forgotten = browser && (await UnsentFormModel.findOneAndDelete({ _id: idOf(link, browser) }).lean());
  try {
    await send();
  } catch (error) {
    if (forgotten) await UnsentFormModel.replaceOne({ _id: forgotten._id }, forgotten, { upsert: true });
    throw error;
  }
}

function idOf(link: LinkFacts, browser: string): string {
  return `${link.linkId}:${hashToken(browser)}`;
}

const readPlain = express.urlencoded({ extended: false, limit: MAX_BYTES, parameterLimit: 20 });

/** The text of a form, whichever way it was sent; null for what is no form of ours. Files are let go by. */
async function readForm(req: Request, res: Response): Promise<Pick<UnsentForm, 'values' | 'hadFiles'> | null> {
  let hadFiles = false;
  const readParts = multer({
    limits: { fields: 20, fieldSize: MAX_BYTES, fieldNameSize: 100, files: 20, headerPairs: 50 },
    fileFilter: (_req, _file, done) => {
      hadFiles = true;
      done(null, false);
    },
  }).any();
  try {
    await new Promise<void>((resolve, reject) => {
      const read = req.is('multipart/form-data') ? readParts : readPlain;
      read(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
    });
  } catch {
    return null;
  }
  const values = textFields(req.body);
  const bytes = Buffer.byteLength(JSON.stringify(values));
  return bytes <= MAX_BYTES ? { values, hadFiles } : null;
}
