import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { api } from '../api.ts';
import { startProduct } from '../e2e/support/product.ts';
import { signedIn } from '../e2e/support/sign-in.ts';
import type { TestClient } from '../testing/client.ts';
import type { Benchmark } from './lib/report.ts';
import { median, percentile } from './lib/statistics.ts';
import { startSteadyLoad } from './lib/steady-load.ts';

/** The first of them find code that has not run yet, and are not counted. */
const WARM_UP = 3;
const ROUNDS = 12;
const CHECKS = 20;
const IDLE_MS = 2000;
/** The priority at which passwords are checked. */
const CHECKING_PRIORITY = 5;
/** Well below what the server can do, so that a wait comes from the checks and not from the load itself. */
const QUIET = { connections: 20, perSecond: 300 } as const;

/**
 * Whether guesses at one portal's password slow the others down; and how much of that any program would that keeps one
 * processor busy at the same priority, which is what the machine's scheduler allows.
 */
export const passwords: Benchmark = {
  name: 'passwords',
  title: `${CHECKS} password checks at once, p99 of another portal while they last`,
  async run() {
    // Each check is at a link and from an address of its own: what either takes is limited before any hashing.
    const product = await startProduct({ env: { TRUST_PROXY: '1' } });
    try {
      const urls = await protectedLinks(await signedIn(product, 'admin'), product.portalUrl);
      const answerTimes = async (meanwhile: () => Promise<void>) => {
        const steady = await startSteadyLoad({ url: product.portalUrl, ...QUIET });
        await meanwhile();
        return percentile(await steady.stop(), 99);
      };
      const rounds: { idle: number; guesses: number; counting: number }[] = [];
      let checked = 0;
      for (let round = 0; round < WARM_UP + ROUNDS; round++) {
        const idle = await answerTimes(() => pause(IDLE_MS));
        const guesses = await answerTimes(async () => {
          checked += await guess(urls, round);
        });
        rounds.push({ idle, guesses, counting: await answerTimes(whileAnotherCounts) });
      }
      const counted = rounds.slice(WARM_UP);
      return [
        {
          what: 'p99 during the checks against p99 before',
          value: median(counted.map(({ idle, guesses }) => guesses / idle)),
          unit: '×',
          atMost: 2,
          beside: counted.map(({ idle, guesses }) => `${idle.toFixed(1)} → ${guesses.toFixed(1)} ms`).join(', '),
        },
        {
          what: 'p99 beside a program that only counts, against p99 before',
          value: median(counted.map(({ idle, counting }) => counting / idle)),
          unit: '×',
        },
        { what: 'checks that were made', value: checked, unit: '', atLeast: (WARM_UP + ROUNDS) * CHECKS },
      ];
    } finally {
      await product.remove();
    }
  },
};

/** Keeps one processor busy, from outside and at the priority of a password check. */
async function whileAnotherCounts(): Promise<void> {
  const source = `require('node:os').setPriority(${CHECKING_PRIORITY}); for (;;);`;
  const counting = spawn(process.execPath, ['-e', source], { stdio: 'ignore' });
  await pause(IDLE_MS);
  counting.kill('SIGKILL');
}

/** Addresses of new links with a password, to another portal than the demo's first. */
async function protectedLinks(client: TestClient, otherThan: string): Promise<string[]> {
  const { items } = await client.call(api.customers.list, { query: { portalPublished: 'true', limit: 10 } });
  const shared = items.find(({ portalUrl }) => portalUrl !== '' && portalUrl !== otherThan);
  if (!shared) throw new Error('The demo has no second shared portal.');
  const urls: string[] = [];
  for (let check = 0; check < CHECKS; check++) {
    const { link } = await client.call(api.shareLinks.create, {
      params: { customerId: shared.id },
      body: { rule: 'password', password: 'the right one' },
    });
    urls.push(link.url);
  }
  return urls;
}

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
  return answers.filter(({ status }) => status === 403).length;
}
