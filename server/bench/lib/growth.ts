import { generateCustomers } from '../../demo/generate.ts';
import { signedIn } from '../../e2e/support/sign-in.ts';
import type { TestClient } from '../../testing/client.ts';
import { startPrepared } from './prepare.ts';
import type { Figure } from './report.ts';
import { median, timeEach } from './statistics.ts';

/** How many customers there are in a small workspace, and in a large one. */
export const SIZES = { small: 100, large: 10_000 } as const;
const TIMES = 60;

/** Things that a client can ask for, by what they are. */
export type Questions = Readonly<Record<string, () => Promise<unknown>>>;

/** How much longer each answer takes with many customers than with few, each with a contact, a note, four tasks and a meeting. */
export async function growth(questions: (client: TestClient) => Promise<Questions>): Promise<Figure[]> {
  const small = await measure(SIZES.small, questions);
  const large = await measure(SIZES.large, questions);
  return Object.keys(small).map((what) => ({
    what,
    value: (large[what] ?? Number.NaN) / (small[what] ?? Number.NaN),
    unit: '×',
    atMost: 2,
    beside: `${small[what]?.toFixed(1)} ms → ${large[what]?.toFixed(1)} ms`,
  }));
}

/** Median milliseconds of each answer. */
async function measure(
  count: number,
  questions: (client: TestClient) => Promise<Questions>,
): Promise<Record<string, number>> {
  const { product } = await startPrepared(() => generateCustomers(count));
  try {
    const result: Record<string, number> = {};
    for (const [what, ask] of Object.entries(await questions(await signedIn(product, 'admin')))) {
      await timeEach(10, ask);
      result[what] = median(await timeEach(TIMES, ask));
    }
    return result;
  } finally {
    await product.remove();
  }
}
