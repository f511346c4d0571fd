import type { z } from 'zod';
import { assetUrl } from '../assets/urls.ts';
import { clock } from '../clock.ts';
import { ownCustomerIds } from '../customers/access.ts';
import { CustomerModel } from '../customers/model.ts';
import { searchFilter, searchWords } from '../customers/search-keys.ts';
import { afterCursor, type Ordering, positionIn, sortOf } from '../http/ordering.ts';
import { pageOfItems } from '../http/page.ts';
import type { SignedInStaff } from '../http/route.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import type { LinkListQuery, WorkspaceLink } from './contract.ts';
import { type ShareLinkFields, ShareLinkModel } from './model.ts';
import { presentLink } from './presenter.ts';
import { stateFilter } from './state.ts';

/** Newest first. */
const ORDER: Ordering = [{ field: '_id', direction: -1, type: 'id' }];
/** Customers that a search takes into account. */
const MAX_MATCHES = 10_000;

/** One page of all links of the workspace that this person may see (B-09). */
export async function listLinks(staff: SignedInStaff, query: z.output<typeof LinkListQuery>) {
  await requirePortalFeature();
  const found = await ShareLinkModel.find({
    $and: [...(await conditionsOf(staff, query)), afterCursor(ORDER, query.cursor)],
  })
    .sort(sortOf(ORDER))
    .limit(query.limit + 1)
    .lean<ShareLinkFields[]>();
  const page = pageOfItems(found, query.limit, (link) => positionIn(ORDER, link));
  return { items: await present(page.items), nextCursor: page.nextCursor };
}

async function conditionsOf(staff: SignedInStaff, query: z.output<typeof LinkListQuery>): Promise<object[]> {
  const own = await ownCustomerIds(staff);
  const words = searchWords(query.search ?? '');
  return [
    ...(own ? [{ customerId: { $in: own } }] : []),
    ...(query.state ? [stateFilter(query.state, clock.now())] : []),
    ...(query.rule ? [{ rule: query.rule }] : []),
    ...(words.length > 0 ? [await matching(words)] : []),
  ];
}

/** Links whose name, or whose customer's, has a word that begins with each of these. */
async function matching(words: readonly string[]): Promise<object> {
  const customers = await CustomerModel.find({ $and: searchFilter(words.join(' ')) }, { _id: 1 })
    .limit(MAX_MATCHES)
    .lean();
  return {
    $or: [
      { customerId: { $in: customers.map(({ _id }) => _id) } },
      { $and: words.map((word) => ({ words: new RegExp(`^${word}`) })) },
    ],
  };
}

async function present(links: readonly ShareLinkFields[]): Promise<z.input<typeof WorkspaceLink>[]> {
  const ids = [...new Set(links.map(({ customerId }) => customerId.toHexString()))];
  const customers = await CustomerModel.find({ _id: { $in: ids } }, { name: 1, logoId: 1 }).lean();
  const byId = new Map(customers.map((customer) => [customer._id.toHexString(), customer]));
  return links.map((link) => {
    const id = link.customerId.toHexString();
    const customer = byId.get(id);
    return {
      ...presentLink(link),
      customer: { id, name: customer?.name ?? '', logoUrl: assetUrl(customer?.logoId) },
    };
  });
}
