import { clock } from '../clock.ts';
import { CustomerModel } from '../customers/model.ts';
import type { Ordering } from '../http/ordering.ts';
import type { SignedInStaff } from '../http/route.ts';
import { type ShareLinkFields, ShareLinkModel } from '../share-links/model.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import { namedCustomers, withCustomers } from './customers.ts';
import { countedUpTo, mergedPage } from './merged-page.ts';
import { type WorkQuery, whose } from './whose.ts';

const COUNTED = 100;
/** Links that end within so many days are worth a word. */
const AHEAD_MS = 7 * 24 * 3600_000;

/** `changed` sorts before `draft`: what the customer sees and is outdated, then what they do not see yet. */
const UNPUBLISHED = { portalState: { $in: ['changed', 'draft'] } };
const BY_STATE: Ordering = [
  { field: 'portalState', direction: 1, type: 'string' },
  { field: 'nameKey', direction: 1, type: 'string' },
];
const NEXT_FIRST: Ordering = [
  { field: 'untoldExpiry', direction: 1, type: 'date' },
  { field: '_id', direction: 1, type: 'id' },
];

/** One page of portals whose draft is not what the customer sees. */
export async function unpublishedPortals(staff: SignedInStaff, query: WorkQuery) {
  await requirePortalFeature();
  const { customerIds } = await whose(staff, query);
  const filters = [{ ...UNPUBLISHED, ...(customerIds ? { ownerId: staff.id } : {}) }];
  const [page, total] = await Promise.all([
    mergedPage({ ...query, filters, order: BY_STATE }, (filter, sort, limit) =>
      CustomerModel.find(filter, { portalState: 1, nameKey: 1 }).sort(sort).limit(limit).lean(),
    ),
    countedUpTo(filters, COUNTED, (filter) => CustomerModel.countDocuments(filter)),
  ]);
  const customers = await namedCustomers(page.items.map(({ _id }) => _id));
  const items = page.items.flatMap(({ _id, portalState: state }) => {
    const customer = customers.get(_id.toHexString());
    return customer ? [{ customer, state }] : [];
  });
  return { items, nextCursor: page.nextCursor, total };
}

/** One page of links that people can use now and that end soon. */
export async function expiringLinks(staff: SignedInStaff, query: WorkQuery) {
  await requirePortalFeature();
  const { customerIds } = await whose(staff, query);
  const now = clock.now();
  const filters = [
    {
      untoldExpiry: { $gt: now, $lte: new Date(now.getTime() + AHEAD_MS) },
      revokedAt: null,
      portalLive: true,
      ...(customerIds ? { customerId: { $in: customerIds } } : {}),
    },
  ];
  const page = await mergedPage({ ...query, filters, order: NEXT_FIRST }, (filter, sort, limit) =>
    ShareLinkModel.find(filter).sort(sort).limit(limit).lean<ShareLinkFields[]>(),
  );
  const items = await withCustomers(page.items, ({ _id, name, rule, untoldExpiry }, customer) => ({
    id: _id.toHexString(),
    customer,
    name,
    rule,
    expiresAt: (untoldExpiry ?? now).toISOString(),
  }));
  return { items, nextCursor: page.nextCursor };
}
