import type { z } from 'zod';
import { api } from '../api.ts';
import type { CustomerListQuery } from '../customers/contract.ts';
import { generateCustomers } from '../demo/generate.ts';
import { signedIn } from '../e2e/support/sign-in.ts';
import { startPrepared } from './lib/prepare.ts';
import type { Benchmark } from './lib/report.ts';
import { median, timeEach } from './lib/statistics.ts';

const SMALL = 100;
const LARGE = 10_000;
const TIMES = 60;
/** As many as both sizes have, so that the answers are equally long. */
const LIMIT = 10;

type Query = z.input<typeof CustomerListQuery>;

/** Whether the list of customers slows down as they become many. */
export const customerList: Benchmark = {
  name: 'customers',
  title: `list, search and filter of customers at ${SMALL} and at ${LARGE.toLocaleString('en')}`,
  async run() {
    const small = await measure(SMALL);
    const large = await measure(LARGE);
    return Object.keys(small).map((what) => ({
      what,
      value: (large[what] ?? Number.NaN) / (small[what] ?? Number.NaN),
      unit: '×',
      atMost: 2,
      beside: `${small[what]?.toFixed(1)} ms → ${large[what]?.toFixed(1)} ms`,
    }));
  },
};

/** Median milliseconds of each query. */
async function measure(count: number): Promise<Record<string, number>> {
  const { product } = await startPrepared(() => generateCustomers(count));
  try {
    const client = await signedIn(product, 'admin');
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
    };
    const result: Record<string, number> = {};
    for (const [what, query] of Object.entries(queries)) {
      const ask = () => client.call(api.customers.list, { query: { ...query, limit: LIMIT } });
      await timeEach(10, ask);
      result[what] = median(await timeEach(TIMES, ask));
    }
    return result;
  } finally {
    await product.remove();
  }
}
