import type { Request, RequestHandler, Response } from 'express';
import fresh from 'fresh';
import { themeStylesheet } from '../../renderer/theme.ts';
import { getAsset } from '../assets/service.ts';
import { clock } from '../clock.ts';
import { contentDisposition } from '../files/file-name.ts';
import { sendStoredFile } from '../files/send.ts';
import { notFound } from '../http/errors.ts';
import { sendFileContent } from '../records/files/content.ts';
import { FileModel, type StoredFileRecord } from '../records/files/model.ts';
import { MeetingModel, type StoredMeeting } from '../records/meetings/model.ts';
import { recordVisit } from '../visits/record.ts';
import { keptSettings } from '../workspace/settings.ts';
import { calendarOf } from './calendar.ts';
import { publishedDocument } from './published.ts';
import { digestOf } from './ready-page.ts';
import { admittedOf } from './viewer-request.ts';
import { visibleThings } from './visible-things.ts';

const ID = /^[0-9a-f]{24}$/;

/** A file that a published block shows, that is attached to a comment shown there, or that the customer uploaded (C-09, C-14). */
export const fileRoute: RequestHandler<{ key: string; fileId: string }> = async (req, res) => {
  const admitted = admittedOf(res);
  const { link } = admitted;
  const { fileId } = req.params;
  if (!ID.test(fileId)) throw notFound('file');
  const file = await FileModel.findOne({ _id: fileId, customerId: link.customerId }).lean<StoredFileRecord | null>();
  const shown = file && (file.origin === 'customer' || (await visibleThings(link, req.log)).files.has(fileId));
  if (!shown) throw notFound('file');
  const inline = req.query.inline === '1';
  const thumbnail = req.query.thumbnail === '1';
  if (!thumbnail && begins(req))
    recordVisit(req, admitted, { kind: 'file', fileId, name: file.name, how: inline ? 'preview' : 'download' });
  await sendFileContent(req as unknown as Request, res, file, { inline, thumbnail });
};

/** Whether a file is asked for from its beginning; players and resumed downloads fetch the rest in pieces. */
function begins(req: Request<{ fileId: string; key: string }>): boolean {
  return req.method === 'GET' && /^(bytes=0-.*)?$/.test(req.headers.range ?? '');
}

/** A picture of the published document, of its header, or of somebody whom it shows. */
export const pictureRoute: RequestHandler<{ key: string; assetId: string }> = async (req, res) => {
  const { link } = admittedOf(res);
  const { assetId } = req.params;
  if (!ID.test(assetId) || !(await visibleThings(link, req.log)).pictures.has(assetId)) throw notFound('picture');
  const asset = await getAsset(assetId);
  await sendStoredFile(req as unknown as Request, res, {
    fileId: asset.fileId,
    name: `${asset.purpose}.webp`,
    mediaType: asset.mediaType,
    inline: true,
  });
};

/** The theme of the published document as a stylesheet. */
export const themeRoute: RequestHandler<{ key: string }> = async (req, res) => {
  const document = await publishedDocument(admittedOf(res).link);
  if (!document) throw notFound('page');
  const { accent } = await keptSettings();
  sendText(req as unknown as Request, res, 'text/css; charset=utf-8', themeStylesheet(document.theme, accent));
};

/** A meeting that a published block shows, for the reader's own calendar (C-12). */
export const calendarRoute: RequestHandler<{ key: string; meetingFile: string }> = async (req, res) => {
  const { link } = admittedOf(res);
  const meetingId = /^([0-9a-f]{24})\.ics$/.exec(req.params.meetingFile)?.[1];
  if (!meetingId || !(await visibleThings(link, req.log)).meetings.has(meetingId)) throw notFound('meeting');
  const meeting = await MeetingModel.findOne({
    _id: meetingId,
    customerId: link.customerId,
    showInPortal: true,
  }).lean<StoredMeeting | null>();
  if (!meeting) throw notFound('meeting');
  res.set('Content-Disposition', contentDisposition('attachment', `${meeting.title}.ics`));
  sendText(req as unknown as Request, res, 'text/calendar; charset=utf-8', calendarOf(meeting, clock.now()));
};

function sendText(req: Request, res: Response, type: string, text: string): void {
  const etag = `"${digestOf(text)}"`;
  res.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
  if (fresh(req.headers, { etag })) res.status(304).end();
  else res.status(200).set('Content-Type', type).send(text);
}
