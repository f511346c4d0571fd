import { model, Schema } from 'mongoose';
import { nanoid } from 'nanoid';
import { clock } from '../clock.ts';
import { notFound } from '../http/errors.ts';

const KEPT_MS = 10 * 60_000;

/**
 * A text shown as a mail while somebody writes it. The staff app's policy lets no page of its own making carry styles, so
 * the mail is fetched into its frame, from any process.
 */
const previewSchema = new Schema(
  {
    _id: { type: String, required: true },
    staffId: { type: String, required: true },
    html: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'mail_previews', versionKey: false },
);
previewSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const PreviewModel = model('MailPreview', previewSchema);

/** Keeps a preview for some minutes, for who asked for it. */
export async function keepPreview(html: string, staffId: string): Promise<string> {
  const expiresAt = new Date(clock.now().getTime() + KEPT_MS);
  const { _id } = await PreviewModel.create({ _id: nanoid(), staffId, html, expiresAt });
  return _id;
}

/** The HTML of a preview, or 404. */
export async function keptPreview(previewId: string, staffId: string): Promise<string> {
  const preview = await PreviewModel.findOne({ _id: previewId, staffId }).lean();
  if (!preview) throw notFound('preview');
  return preview.html;
}
