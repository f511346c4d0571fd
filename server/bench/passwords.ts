import { api } from '../api.ts';
import { startProduct } from '../e2e/support/product.ts';
import { signedIn } from '../e2e/support/sign-in.ts';
import { load } from './lib/load.ts';
import type { Benchmark } from './lib/report.ts';
import { median } from './lib/statistics.ts';

const ROUNDS = 3;
const CHECKS = 20;
/** Well below what the server can do, so that a wait comes from the checks and not from the load itself. */
const QUIET = { connections: 10, rate: 300, seconds: 4 } as const;

/** Whether guesses at one portal's password slow the others down. */
export const passwords: Benchmark = {
  name: 'passwords',
  title: `${CHECKS} password checks at once, p99 of another portal beside them`,
  async run() {
    // Each check is at a link and from an address of its own: what either takes is limited before any hashing.
    const product = await startProduct({ env: { TRUST_PROXY: '1' } });
    try {
      const client = await signedIn(product, 'admin');
      const { items } = await client.call(api.customers.list, { query: { portalPublished: 'true', limit: 10 } });
      const shared = items.find(({ portalUrl }) => portalUrl !== '' && portalUrl !== product.portalUrl);
      if (!shared) throw new Error('The demo has no second shared portal.');
      const rounds: { idle: number; busy: number }[] = [];
      let checked = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const urls: string[] = [];
        for (let check = 0; check < CHECKS; check++) {
          const { link } = await client.call(api.shareLinks.create, {
            params: { customerId: shared.id },
            body: { rule: 'password', password: 'the right one' },
          });
          urls.push(link.url);
        }
        // Making links is work of its own, which must not count as idle.
        await load({ url: product.portalUrl, ...QUIET });
        const idle = await load({ url: product.portalUrl, ...QUIET });
        const guessing = guess(urls, round);
        const busy = await load({ url: product.portalUrl, ...QUIET });
        checked += await guessing;
        rounds.push({ idle: Math.max(1, idle.p99), busy: Math.max(1, busy.p99) });
      }
      return [
        {
          what: 'p99 during the checks against p99 before',
          value: median(rounds.map(({ idle, busy }) => busy / idle)),
          unit: '×',
          atMost: 2,
          beside: rounds.map(({ idle, busy }) => `${idle} → ${busy} ms`).join(', '),
        },
        { what: 'checks that were made', value: checked, unit: '', atLeast: ROUNDS * CHECKS },
      ];
    } finally {
      await product.remove();
    }
  },
};

/** A wrong password at every link, all at once; how many were really checked and not sent away by a limit. */
async function guess(urls: readonly string[], round: number): Promise<number> {
  const answers = await Promise.all(
    urls.map((url, index) =>
      fetch(`${url}/unlock`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'X-Forwarded-For': `192.0.2.${round * CHECKS + index + 1}` },
        body: new URLSearchParams({ password: `guess number ${index}` }),
      }),
    ),
  );
  return answers.filter(({ status }) => status !== 429 && status < 500).length;
}
