import { nanoid } from 'nanoid';
import type { z } from 'zod';
import { type BlockTypeName, blockTypes } from '../../renderer/blocks/index.ts';
import { type BlockInstance, emptyDocument, type PortalDocument } from '../../renderer/document.ts';
import type { customerFields } from '../customers/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { portalsApi } from '../portals/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import { templatesApi } from '../templates/contract.ts';
import { workspaceApi } from '../workspace/contract.ts';
import { startTestApp, type TestApp, type TestStaff } from './app.ts';
import type { TestClient } from './client.ts';

/** A block with the given settings, the rest by default. */
export function newBlock(type: BlockTypeName, settings: Record<string, unknown> = {}): BlockInstance {
  const blockType = blockTypes.find((candidate) => candidate.type === type);
  if (!blockType) throw new Error(`no block type ${type}`);
  return {
    id: nanoid(),
    type,
    version: blockType.version,
    settings: blockType.settings.parse(settings),
  } as BlockInstance;
}

/** A document whose one page has a section per list of blocks. */
export function documentWith(...sections: BlockInstance[][]): PortalDocument {
  const document = emptyDocument(nanoid);
  for (const [index, blocks] of sections.entries())
    document.pages[0]?.sections.push({
      id: nanoid(),
      title: `Section ${index + 1}`,
      inNavigation: true,
      background: 'none',
      hidden: false,
      locked: false,
      rows: [{ id: nanoid(), columns: [{ id: nanoid(), blocks }] }],
    });
  return document;
}

/** Rich text of paragraphs of nodes; a string stands for a text node. */
export function richText(...paragraphs: (string | Record<string, unknown>)[]) {
  return {
    root: {
      type: 'root',
      children: paragraphs.map((part) => ({
        type: 'paragraph',
        children: [typeof part === 'string' ? { type: 'text', text: part } : { ...part, type: String(part.type) }],
      })),
    },
  };
}

/** The application with an admin and the portal feature on. */
export async function startPortalTestApp(): Promise<{ app: TestApp; admin: TestStaff }> {
  const app = await startTestApp();
  const admin = await app.signIn('admin');
  await admin.call(workspaceApi.update, { body: { portalFeature: 'active' } });
  return { app, admin };
}

/** A customer with an activated portal of this document. */
export async function draftPortal(
  staff: TestClient,
  document: PortalDocument = documentWith([newBlock('tasks')]),
  customer: Partial<z.input<z.ZodObject<typeof customerFields>>> = {},
) {
  const template = await staff.call(templatesApi.create, { body: { name: `Template ${nanoid(6)}` } });
  await staff.call(templatesApi.saveDocument, {
    params: { templateId: template.id },
    body: { document },
    headers: { 'If-Match': `"${template.revision}"` },
  });
  const { id: customerId } = await staff.call(customersApi.create, { body: { name: 'Northwind', ...customer } });
  const portal = await staff.call(portalsApi.activate, { params: { customerId }, body: { templateId: template.id } });
  return { customerId, templateId: template.id, portal, params: { customerId } };
}

/** Publishes the draft as it is now. */
export async function publishDraft(staff: TestClient, customerId: string) {
  const { revision } = await staff.call(portalsApi.get, { params: { customerId } });
  return staff.call(portalsApi.publish, { params: { customerId }, headers: { 'If-Match': `"${revision}"` } });
}

/** A customer with a published portal and a link to it; `path` is the link's. */
export async function publishedPortal(
  staff: TestClient,
  options: {
    document?: PortalDocument;
    password?: string;
    customer?: Partial<z.input<z.ZodObject<typeof customerFields>>>;
  } = {},
) {
  const draft = await draftPortal(staff, options.document, options.customer);
  await publishDraft(staff, draft.customerId);
  const { link } = await staff.call(shareLinksApi.create, {
    params: draft.params,
    body: options.password === undefined ? { rule: 'open' } : { rule: 'password', password: options.password },
  });
  return { ...draft, linkId: link.id, path: new URL(link.url).pathname };
}

/** A form as browsers send it. */
export function form(fields: Record<string, string>): RequestInit {
  return {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
  };
}
