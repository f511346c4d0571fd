import { Types } from 'mongoose';
import { nanoid } from 'nanoid';
import { portalPath } from '../addresses.ts';
import { api } from '../api.ts';
import { clock } from '../clock.ts';
import { generateCustomers } from '../demo/generate.ts';
import { signedIn } from '../e2e/support/sign-in.ts';
import { PortalModel } from '../portals/model.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { storeDocument } from '../templates/documents.ts';
import { starterTemplates } from '../templates/starters.ts';
import { startTwin } from './lib/bare-twin.ts';
import { load } from './lib/load.ts';
import { startPrepared } from './lib/prepare.ts';
import type { Benchmark } from './lib/report.ts';
import { median, percentile } from './lib/statistics.ts';

const PORTALS = 10_000;
const CHANGES = 200;
const METRICS_TOKEN = 'only-for-this-benchmark';

interface Published {
  readonly customerId: string;
  readonly path: string;
}

/** Many published portals, more than the cache holds, and the first page after a change. */
export const manyPortals: Benchmark = {
  name: 'portals',
  title: `${PORTALS.toLocaleString('en')} published portals in random order, cache of 64 MB`,
  async run() {
    const { product, prepared } = await startPrepared(publishMany, { METRICS_TOKEN, PAGE_CACHE_MB: '64' });
    try {
      const paths = prepared.map(({ path }) => path);
      const headers = { 'accept-encoding': 'br' };
      const twin = await startTwin(`${product.origin}${paths[0]}`, headers);
      await load({ url: product.origin, headers, paths, seconds: 20 });
      const before = await cacheCounts(product.origin);
      const ratios: number[] = [];
      for (let round = 0; round < 3; round++) {
        const ours = await load({ url: product.origin, headers, paths, seconds: 5 });
        const bare = await load({ url: twin.url, headers, seconds: 5 });
        ratios.push(ours.requestsPerSecond / bare.requestsPerSecond);
      }
      const after = await cacheCounts(product.origin);
      twin.stop();
      const hits = after.hit - before.hit;
      const first = await firstRenders(product.origin, await signedIn(product, 'admin'), prepared);
      return [
        { what: 'requests/s against one bare page', value: median(ratios), unit: '×' },
        { what: 'hit rate of the cache', value: (100 * hits) / (hits + after.miss - before.miss), unit: '%' },
        { what: 'first page after a change, median', value: median(first), unit: 'ms' },
        { what: 'first page after a change, p95', value: percentile(first, 95), unit: 'ms', atMost: 30 },
      ];
    } finally {
      await product.remove();
    }
  },
};

/** Generated customers, each with a published portal under an open link. */
async function publishMany(): Promise<Published[]> {
  const customerIds = await generateCustomers(PORTALS);
  const starter = starterTemplates()[0];
  if (!starter) throw new Error('There are no starter templates.');
  const { text, digest } = storeDocument(starter.document);
  const at = clock.now();
  const by = { id: new Types.ObjectId(), name: 'Benchmark' };
  const portals = customerIds.map((customerId) => ({
    _id: new Types.ObjectId(),
    customerId: new Types.ObjectId(customerId),
    template: { id: null, name: starter.name },
    base: text,
    draft: text,
    draftDigest: digest,
    revision: 1,
    published: { number: 1, document: text, digest, at, by },
    live: true,
    epoch: 1,
    updatedAt: at,
  }));
  const links = portals.map(({ _id, customerId }) => ({
    portalId: _id,
    customerId,
    key: nanoid(22),
    name: '',
    rule: 'open' as const,
    passwordHash: null,
    epoch: 1,
    revokedAt: null,
    createdAt: at,
  }));
  for (let start = 0; start < portals.length; start += 500) {
    await PortalModel.insertMany(portals.slice(start, start + 500), { lean: true });
    await ShareLinkModel.insertMany(links.slice(start, start + 500), { lean: true });
  }
  return links.map(({ customerId, key }) => ({ customerId: customerId.toHexString(), path: portalPath(key) }));
}

/** Milliseconds to the whole page, right after a task of the customer was added. */
async function firstRenders(
  origin: string,
  client: Awaited<ReturnType<typeof signedIn>>,
  portals: readonly Published[],
): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < CHANGES; index++) {
    const { customerId, path } = portals[(index * 7919) % portals.length] ?? { customerId: '', path: '' };
    await client.call(api.tasks.create, {
      params: { customerId },
      body: { title: `Change ${index}`, showInPortal: true },
    });
    const start = performance.now();
    await (await fetch(origin + path)).arrayBuffer();
    taken.push(performance.now() - start);
  }
  return taken;
}

async function cacheCounts(origin: string): Promise<{ hit: number; miss: number }> {
  const response = await fetch(`${origin}/metrics`, { headers: { Authorization: `Bearer ${METRICS_TOKEN}` } });
  const text = await response.text();
  const count = (result: string) =>
    Number(new RegExp(`^portico_page_cache_total\\{result="${result}"\\} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return { hit: count('hit'), miss: count('miss') };
}
