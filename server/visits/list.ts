import type { Types } from 'mongoose';
import type { z } from 'zod';
import type { PortalDocument } from '../../renderer/document.ts';
import { afterCursor, type Ordering, positionIn, sortOf } from '../http/ordering.ts';
import { pageOfItems } from '../http/page.ts';
import { type PortalFields, PortalModel } from '../portals/model.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { loadDocument } from '../templates/documents.ts';
import type { Visit, visitsApi } from './contract.ts';
import { type VisitFields, VisitModel } from './model.ts';

const ORDER: Ordering = [
  { field: 'startedAt', direction: -1, type: 'date' },
  { field: '_id', direction: -1, type: 'id' },
];

/** One page of a customer's visits, latest first. */
export async function listVisits(
  customerId: string,
  { cursor, limit, contactId }: z.output<NonNullable<typeof visitsApi.list.query>>,
) {
  const found = await VisitModel.find({
    customerId,
    ...(contactId === undefined ? {} : { contactId }),
    ...afterCursor(ORDER, cursor),
  })
    .sort(sortOf(ORDER))
    .limit(limit + 1)
    .lean();
  const page = pageOfItems(found, limit, (visit) => positionIn(ORDER, visit));
  const [titles, links] = await Promise.all([titlesOf(customerId), linkNames(page.items)]);
  return { items: page.items.map((visit) => present(visit, titles, links)), nextCursor: page.nextCursor };
}

type Titles = ReadonlyMap<string, string>;

function present(visit: VisitFields, titles: Titles, links: ReadonlyMap<string, string>): z.input<typeof Visit> {
  const linkId = visit.linkId.toHexString();
  const link = links.get(linkId);
  return {
    id: visit._id.toHexString(),
    startedAt: visit.startedAt.toISOString(),
    lastAt: visit.lastAt.toISOString(),
    contactId: visit.contactId?.toHexString() ?? null,
    name: visit.name,
    link: link === undefined ? null : { id: linkId, name: link },
    pages: Object.entries(visit.pages).map(([id, views]) => ({ title: titles.get(id) ?? null, views })),
    sections: Object.entries(visit.sections)
      .map(([id, seconds]) => ({ title: titles.get(id) ?? null, seconds }))
      .sort((a, b) => b.seconds - a.seconds),
    downloads: visit.downloads.map(({ fileId, name, kind, at }) => ({
      fileId: fileId.toHexString(),
      name,
      kind,
      at: at.toISOString(),
    })),
  };
}

/** What pages and sections are called today: in the published version, else in the draft. */
async function titlesOf(customerId: string): Promise<Titles> {
  const portal = await PortalModel.findOne({ customerId })
    .select<Pick<PortalFields, 'draft' | 'published'>>({ draft: 1, 'published.document': 1 })
    .lean();
  const titles = new Map<string, string>();
  for (const text of [portal?.draft, portal?.published?.document])
    if (text) for (const [id, title] of titlesIn(loadDocument(text))) titles.set(id, title);
  return titles;
}

function* titlesIn(document: PortalDocument): Generator<[string, string]> {
  for (const [index, page] of document.pages.entries()) {
    yield [index === 0 ? 'first' : page.id, page.title];
    for (const section of page.sections) yield [section.id, section.title];
  }
}

async function linkNames(visits: readonly { linkId: Types.ObjectId }[]): Promise<Map<string, string>> {
  const links = await ShareLinkModel.find({ _id: { $in: visits.map(({ linkId }) => linkId) } }, { name: 1 }).lean();
  return new Map(links.map(({ _id, name }) => [_id.toHexString(), name]));
}
