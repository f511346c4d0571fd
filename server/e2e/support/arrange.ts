import { nanoid } from 'nanoid';
import { type BlockTypeName, blockTypes } from '../../../renderer/blocks/index.ts';
import { type BlockInstance, emptyDocument, type PortalDocument, type Section } from '../../../renderer/document.ts';
import { api } from '../../api.ts';
import type { TestClient } from '../../testing/client.ts';

/** Short names that no other test uses. */
export function unique(name: string): string {
  return `${name} ${nanoid(6).replace(/[-_]/g, 'x')}`;
}

/** A block with default settings but for those given. */
export function block(type: BlockTypeName, settings: Record<string, unknown> = {}): BlockInstance {
  const blockType = blockTypes.find((known) => known.type === type);
  if (!blockType) throw new Error(`There is no block type ${type}.`);
  const version = blockType.version;
  return { id: nanoid(10), type, version, settings: blockType.settings.parse(settings) } as BlockInstance;
}

/** A section with one column of blocks. */
export function section(title: string, ...blocks: BlockInstance[]): Section {
  return {
    id: nanoid(10),
    title,
    inNavigation: true,
    background: 'none',
    hidden: false,
    locked: false,
    rows: [{ id: nanoid(10), columns: [{ id: nanoid(10), blocks }] }],
  };
}

/** A document of one page. */
export function documentOf(...sections: Section[]): PortalDocument {
  const document = emptyDocument(() => nanoid(10));
  return { ...document, pages: document.pages.map((page) => ({ ...page, sections })) };
}

/** A saved template with this document. */
export async function newTemplate(client: TestClient, document: PortalDocument, name = unique('Template')) {
  const template = await client.call(api.templates.create, { body: { name } });
  const params = { templateId: template.id };
  await client.call(api.templates.saveDocument, { params, body: { document }, headers: ifMatch(template.revision) });
  return client.call(api.templates.get, { params });
}

/** A customer without records. */
export function newCustomer(client: TestClient, name = unique('Customer')) {
  return client.call(api.customers.create, { body: { name } });
}

/** A customer whose portal shows `document` under a link. */
export async function sharedPortal(
  client: TestClient,
  document: PortalDocument,
  access: { rule: 'open' } | { rule: 'password'; password: string } = { rule: 'open' },
) {
  const customer = await newCustomer(client);
  const template = await newTemplate(client, document);
  const params = { customerId: customer.id };
  const portal = await client.call(api.portals.activate, { params, body: { templateId: template.id } });
  await client.call(api.portals.publish, { params, headers: ifMatch(portal.revision) });
  const { link } = await client.call(api.shareLinks.create, { params, body: access });
  return { customer, template, params, link, url: link.url };
}

/** Header of a save that starts from this revision. */
export function ifMatch(revision: number): { 'If-Match': string } {
  return { 'If-Match': `"${revision}"` };
}
