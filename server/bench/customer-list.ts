import type { z } from 'zod';
import { api } from '../api.ts';
import type { CustomerListQuery } from '../customers/contract.ts';
import { growth, SIZES } from './lib/growth.ts';
import type { Benchmark } from './lib/report.ts';

/** As many as both sizes have, so that the answers are equally long. */
const LIMIT = 10;

type Query = z.input<typeof CustomerListQuery>;

/** Whether the list of customers slows down as they become many. */
export const customerList: Benchmark = {
  name: 'customers',
  title: `list, search and filter of customers at ${SIZES.small} and at ${SIZES.large.toLocaleString('en')}`,
  run: () =>
    growth(async (client) => {
      const first = await client.call(api.customers.list, { query: { limit: LIMIT } });
      const { items } = await client.call(api.customers.list, { query: { limit: 100 } });
      const sample = items.find(({ owner, stage, tags }) => owner && stage && tags.length > 0) ?? items[0];
      const queries: Record<string, Query> = {
        'first page': {},
        'next page': { cursor: first.nextCursor ?? '' },
        search: { search: sample?.name.slice(0, 3) ?? '' },
        'filter by owner': { ownerId: sample?.owner?.id ?? 'none' },
        'filter by stage': { stage: sample?.stage ?? '' },
        'filter by tag': { tag: sample?.tags[0] ?? '' },
        'filter by portal published': { portalPublished: 'false' },
        'latest changed': { sort: '-updatedAt' },
        'latest visited': { sort: '-lastVisitAt' },
      };
      return Object.fromEntries(
        Object.entries(queries).map(([what, query]) => [
          what,
          () => client.call(api.customers.list, { query: { ...query, limit: LIMIT } }),
        ]),
      );
    }),
};
