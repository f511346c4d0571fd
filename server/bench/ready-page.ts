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

/** What a browser may ask for, given the ETag of the uncompressed page. */
const QUESTIONS = {
  uncompressed: () => ({ 'accept-encoding': 'identity' }),
  gzip: () => ({ 'accept-encoding': 'gzip' }),
  brotli: () => ({ 'accept-encoding': 'br' }),
  'unchanged (304)': (etag: string) => ({ 'accept-encoding': 'identity', 'if-none-match': etag }),
} as const;

interface Round {
  readonly product: LoadResult;
  readonly bare: LoadResult;
  readonly bytes: number;
}

/**
 * A published open portal against a bare `node:http` server that says the same bytes with the same headers. Two
 * processes of one program differ by up to a sixth for their whole lives, by where their code and memory happen to lie;
 * so each round takes a new product and a new twin, and they begin in turn.
 */
export const readyPage: Benchmark = {
  name: 'page',
  title: 'a published portal, keep-alive, 50 connections, against a bare node:http server',
  async run() {
    const prepared = await startProduct();
    const rounds: Record<string, Round>[] = [];
    try {
      const path = await portalOfAbout(PAGE_BYTES, await signedIn(prepared, 'admin'));
      await prepared.stop();
      for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(prepared.dataDir, path, round % 2 === 0));
    } finally {
      await prepared.remove();
    }
    return Object.keys(QUESTIONS).flatMap((what) =>
      figuresOf(
        what,
        rounds.flatMap((round) => round[what] ?? []),
      ),
    );
  },
};

/** The path of a shared portal that is filled with tasks until its page has this size. */
async function portalOfAbout(bytes: number, client: TestClient): Promise<string> {
  const { url, params } = await sharedPortal(client, documentOf(section('Our plan', block('tasks', { limit: 100 }))));
  for (let task = 1; (await (await fetch(url)).text()).length < bytes; task++) {
    await client.call(api.tasks.create, { params, body: { title: `Step ${task} of the plan`, showInPortal: true } });
  }
  return new URL(url).pathname;
}

/** One round: every question to a product of its own and to a twin of its own, both warm. */
async function measure(dataDir: string, path: string, productFirst: boolean): Promise<Record<string, Round>> {
  const product = await startProduct({ dataDir });
  try {
    const url = `${product.origin}${path}`;
    const plain = await fetch(url, { headers: QUESTIONS.uncompressed() });
    const etag = plain.headers.get('etag') ?? '';
    const round: Record<string, Round> = {};
    for (const [what, headersFor] of Object.entries(QUESTIONS)) {
      const headers = headersFor(etag);
      const twin = await startTwin(url, headers);
      await load({ url, headers, seconds: 1 });
      await load({ url: twin.url, headers, seconds: 1 });
      const before = productFirst ? await load({ url, headers }) : undefined;
      const bare = await load({ url: twin.url, headers });
      round[what] = { product: before ?? (await load({ url, headers })), bare, bytes: twin.bytes };
      twin.stop();
    }
    return round;
  } finally {
    await product.stop();
  }
}

function figuresOf(what: string, rounds: readonly Round[]): Figure[] {
  const bare = Math.round(median(rounds.map((round) => round.bare.requestsPerSecond)));
  return [
    {
      what: `${what}: requests/s against the bare twin`,
      value: median(rounds.map((round) => round.product.requestsPerSecond / round.bare.requestsPerSecond)),
      unit: '×',
      atLeast: 0.8,
      beside: `bare ${bare.toLocaleString('en')}/s, ${rounds[0]?.bytes.toLocaleString('en')} bytes`,
    },
    {
      what: `${what}: p99 against the bare twin`,
      // Below a millisecond the clock of the load generator decides.
      value: median(rounds.map((round) => Math.max(1, round.product.p99) / Math.max(1, round.bare.p99))),
      unit: '×',
      atMost: 2,
    },
    {
      what: `${what}: failed requests`,
      value: rounds.reduce((sum, { product, bare: twin }) => sum + product.errors + twin.errors, 0),
      unit: '',
      atMost: 0,
    },
  ];
}
