import type { z } from 'zod';
import type { PortalDocument } from '../../renderer/document.ts';
import { presentLinks } from '../share-links/presenter.ts';
import { linksOf } from '../share-links/service.ts';
import { loadDocument } from '../templates/documents.ts';
import type { Portal, PortalVersion } from './contract.ts';
import type { PortalFields, PublishedVersion } from './model.ts';
import { stateOf } from './state.ts';

/** A published version as staff see it in lists. */
export function presentVersion(version: Omit<PublishedVersion, 'document'>): z.input<typeof PortalVersion> {
  return {
    number: version.number,
    publishedAt: version.at.toISOString(),
    publishedBy: { kind: 'staff', id: version.by.id.toHexString(), name: version.by.name, photoUrl: null },
  };
}

/** A customer's portal as staff see it. */
export async function presentPortal(
  portal: PortalFields,
  customerName: string,
  document: PortalDocument = loadDocument(portal.draft),
): Promise<z.input<typeof Portal>> {
  const links = presentLinks(await linksOf(portal._id));
  return {
    customerId: portal.customerId.toHexString(),
    customerName,
    state: stateOf(portal),
    document,
    revision: portal.revision,
    template: { id: portal.template.id?.toHexString() ?? null, name: portal.template.name },
    publishedVersion: portal.published ? presentVersion(portal.published) : null,
    links,
    shared: portal.live && links.some((link) => link.state === 'active'),
    updatedAt: portal.updatedAt.toISOString(),
  };
}
