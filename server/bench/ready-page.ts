import { api } from '../api.ts';
import { block, documentOf, section, sharedPortal } from '../e2e/support/arrange.ts';
import { startProduct } from '../e2e/support/product.ts';
import { signedIn } from '../e2e/support/sign-in.ts';
import type { TestClient } from '../testing/client.ts';
import { startTwin } from './lib/bare-twin.ts';
import { type LoadResult, load } from './lib/load.ts';
import type { Benchmark, Figure } from './lib/report.ts';
import { median } from './lib/statistics.ts';

const ROUNDS = 5;
const PAGE_BYTES = 20_000;

/** A published open portal against a bare `node:http` server that says the same bytes with the same headers. */
export const readyPage: Benchmark = {
  name: 'page',
  title: 'a published portal, keep-alive, 50 connections, against a bare node:http server',
  async run() {
    const product = await startProduct();
    try {
      const url = await portalOfAbout(PAGE_BYTES, await signedIn(product, 'admin'));
      const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
      const etag = plain.headers.get('etag') ?? '';
      const variants: { what: string; headers: Record<string, string> }[] = [
        { what: 'uncompressed', headers: { 'accept-encoding': 'identity' } },
        { what: 'gzip', headers: { 'accept-encoding': 'gzip' } },
        { what: 'brotli', headers: { 'accept-encoding': 'br' } },
        { what: '304', headers: { 'accept-encoding': 'identity', 'if-none-match': etag } },
      ];
      const figures: Figure[] = [];
      for (const { what, headers } of variants) figures.push(...(await compare(what, url, headers)));
      return figures;
    } finally {
      await product.remove();
    }
  },
};

/** A shared portal that is filled with tasks until its page has this size. */
async function portalOfAbout(bytes: number, client: TestClient): Promise<string> {
  const { url, params } = await sharedPortal(client, documentOf(section('Our plan', block('tasks', { limit: 100 }))));
  for (let task = 1; (await (await fetch(url)).text()).length < bytes; task++) {
    await client.call(api.tasks.create, { params, body: { title: `Step ${task} of the plan`, showInPortal: true } });
  }
  return url;
}

/** Rounds of both in turn, so that a busy moment of the machine meets both. */
async function compare(what: string, url: string, headers: Record<string, string>): Promise<Figure[]> {
  const twin = await startTwin(url, headers);
  const rounds: { product: LoadResult; bare: LoadResult }[] = [];
  await load({ url, headers, seconds: 1 });
  await load({ url: twin.url, headers, seconds: 1 });
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ product: await load({ url, headers }), bare: await load({ url: twin.url, headers }) });
  }
  twin.stop();
  const errors = rounds.reduce((sum, { product, bare }) => sum + product.errors + bare.errors, 0);
  const bare = Math.round(median(rounds.map((round) => round.bare.requestsPerSecond)));
  return [
    {
      what: `${what}: requests/s against the bare twin`,
      value: median(rounds.map((round) => round.product.requestsPerSecond / round.bare.requestsPerSecond)),
      unit: '×',
      atLeast: 0.8,
      beside: `bare ${bare.toLocaleString('en')}/s, ${twin.bytes.toLocaleString('en')} bytes`,
    },
    {
      what: `${what}: p99 against the bare twin`,
      // Below a millisecond the clock of the load generator decides.
      value: median(rounds.map((round) => Math.max(1, round.product.p99) / Math.max(1, round.bare.p99))),
      unit: '×',
      atMost: 2,
    },
    { what: `${what}: failed requests`, value: errors, unit: '', atMost: 0 },
  ];
}
