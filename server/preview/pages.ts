import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Viewer } from '../../renderer/actions.ts';
import type { PortalDocument } from '../../renderer/document.ts';
import { fillHolesOf } from '../../renderer/holes.ts';
import { themeStylesheet } from '../../renderer/theme.ts';
import { getAsset } from '../assets/service.ts';
import { ownDetails } from '../contacts/own-details.ts';
import { getContact } from '../contacts/service.ts';
import { mayUseCustomer } from '../customers/access.ts';
import { sendStoredFile } from '../files/send.ts';
import { HttpError, notFound } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { portalErrors, sendHtml } from '../pages/answers.ts';
import { localeOf } from '../pages/audience.ts';
import { PREVIEW_POLICY, portalHeaders } from '../pages/headers.ts';
import { customerData } from '../pages/page-data.ts';
import { STRANGER } from '../pages/portal-pages.ts';
import { renderPortal } from '../pages/render-portal.ts';
import { portalOf } from '../portals/portal-of.ts';
import { sendFileContent } from '../records/files/content.ts';
import { FileModel, type StoredFileRecord } from '../records/files/model.ts';
import { loadDocument } from '../templates/documents.ts';
import { templateOf } from '../templates/service.ts';
import { requirePortalFeature, workspaceSettings } from '../workspace/settings.ts';
import { sampleData } from './sample.ts';

/** A document to look at, with whose data, for whom, and the address it is shown under. */
interface Preview {
  readonly document: PortalDocument;
  readonly customerId: string | null;
  readonly viewer: Viewer;
  readonly path: string;
}
type FindPreview = (req: Request, staff: SignedInStaff) => Promise<Preview>;

const ID = /^[0-9a-f]{24}$/;

/**
 * Drafts as whole pages for staff, to be framed by the builder (B-05): `/preview/portals/:customerId` with the
 * customer's data, `/preview/templates/:templateId` with samples or, with `?customer=`, a customer's. And the customer
 * view (T-03): `/preview/portals/:customerId/as/:contactId/:version` is the page as that contact sees it, published or
 * draft, `nobody` for a visitor who did not sign in. Nothing can be sent from them, and no visit is recorded.
 */
export function previewPages(staffOf: (req: Request) => Promise<SignedInStaff | null>): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.use((_req, res, next) => {
    res.set({ ...portalHeaders(), 'Content-Security-Policy': PREVIEW_POLICY });
    next();
  });
  const serve = (base: string, find: FindPreview) => {
    const on = (
      path: string,
      answer: (req: Request, res: Response, preview: Preview, staff: SignedInStaff) => Promise<void>,
    ) =>
      router.get(`${base}${path}`, (async (req: Request, res: Response) => {
        const staff = await staffOf(req);
        if (!staff) throw new HttpError(401, 'not-signed-in', 'Please sign in.');
        await answer(req, res, await find(req, staff), staff);
      }) as RequestHandler);
    on('', sendPage);
    on('/theme.css', sendTheme);
    on('/assets/:assetId', sendPicture);
    on('/files/:fileId', sendFile);
    on('/:pageId', sendPage);
  };
  router.get('/templates/:templateId', (req, res, next) => {
    const { customer } = req.query;
    if (customer === undefined) next();
    else if (typeof customer !== 'string' || !ID.test(customer)) next(notFound('customer'));
    else res.redirect(307, `/preview/templates/${encodeURIComponent(req.params.templateId)}/for/${customer}`);
  });
  serve('/templates/:templateId/for/:customerId', findTemplate);
  serve('/templates/:templateId', findTemplate);
  serve('/portals/:customerId/as/:contactId/:version', findCustomerView);
  serve('/portals/:customerId', findPortal);
  router.use((_req, _res, next) => next(notFound('page')));
  router.use(portalErrors);
  return router;
}

async function findPortal(req: Request, staff: SignedInStaff): Promise<Preview> {
  const customerId = await usableCustomer(req, staff);
  await requirePortalFeature();
  const portal = await portalOf(customerId);
  return {
    document: loadDocument(portal.draft),
    customerId,
    viewer: STRANGER,
    path: `/preview/portals/${customerId}`,
  };
}

async function findCustomerView(req: Request, staff: SignedInStaff): Promise<Preview> {
  const customerId = await usableCustomer(req, staff);
  await requirePortalFeature();
  const { draft, published } = await portalOf(customerId);
  const [contactId, version] = [String(req.params.contactId), String(req.params.version)];
  const document = new Map([
    ['draft', draft],
    ['published', published?.document],
  ]).get(version);
  if (document === undefined) throw notFound('published version');
  return {
    document: loadDocument(document),
    customerId,
    viewer: await viewerOf(customerId, contactId),
    path: `/preview/portals/${customerId}/as/${contactId}/${version}`,
  };
}

async function viewerOf(customerId: string, contactId: string): Promise<Viewer> {
  if (contactId === 'nobody') return STRANGER;
  if (!ID.test(contactId)) throw notFound('contact');
  const contact = await getContact(customerId, contactId);
  return { kind: 'contact', contactId, name: contact.name, details: ownDetails(contact) };
}

async function findTemplate(req: Request, staff: SignedInStaff): Promise<Preview> {
  const templateId = String(req.params.templateId);
  if (!ID.test(templateId)) throw notFound('template');
  const customerId = req.params.customerId === undefined ? null : await usableCustomer(req, staff);
  const path = `/preview/templates/${templateId}`;
  return {
    document: loadDocument((await templateOf(templateId)).document),
    customerId,
    viewer: STRANGER,
    path: customerId === null ? path : `${path}/for/${customerId}`,
  };
}

async function usableCustomer(req: Request, staff: SignedInStaff): Promise<string> {
  const customerId = String(req.params.customerId);
  if (!ID.test(customerId) || !(await mayUseCustomer(staff, customerId))) throw notFound('customer');
  return customerId;
}

async function sendPage(req: Request, res: Response, preview: Preview, staff: SignedInStaff): Promise<void> {
  const { document, customerId, viewer, path } = preview;
  const pageId = req.params.pageId === undefined ? undefined : String(req.params.pageId);
  const page = pageId === undefined ? document.pages[0] : document.pages.find(({ id }) => id === pageId);
  const data =
    customerId === null
      ? await sampleData(document.language, staff)
      : await customerData(customerId, document.language, localeOf(viewer));
  if (!page || !data) throw notFound('page');
  const rendered = await renderPortal(
    { document, pageId: page.id, data, path, interactive: false, viewer: 'holes' },
    req.log,
  );
  if (!rendered) throw notFound('page');
  sendHtml(res, 200, fillHolesOf(rendered.html, viewer));
}

async function sendTheme(_req: Request, res: Response, { document }: Preview): Promise<void> {
  const { accent } = await workspaceSettings();
  res.set('Cache-Control', 'no-store').type('css').send(themeStylesheet(document.theme, accent));
}

async function sendPicture(req: Request, res: Response): Promise<void> {
  const assetId = String(req.params.assetId);
  if (!ID.test(assetId)) throw notFound('picture');
  const { fileId, mediaType, purpose } = await getAsset(assetId);
  await sendStoredFile(req, res, { fileId, name: `${purpose}.webp`, mediaType, inline: true });
}

async function sendFile(req: Request, res: Response, { customerId }: Preview): Promise<void> {
  const fileId = String(req.params.fileId);
  if (!ID.test(fileId) || customerId === null) throw notFound('file');
  const file = await FileModel.findOne({ _id: fileId, customerId }).lean<StoredFileRecord | null>();
  if (!file) throw notFound('file');
  const { inline, thumbnail } = req.query;
  await sendFileContent(req, res, file, { inline: inline === '1', thumbnail: thumbnail === '1' });
}
