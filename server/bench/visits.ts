import { api } from '../api.ts';
import { block, documentOf, section, sharedPortal } from '../e2e/support/arrange.ts';
import { startProduct } from '../e2e/support/product.ts';
import { signedIn } from '../e2e/support/sign-in.ts';
import { load } from './lib/load.ts';
import type { Benchmark } from './lib/report.ts';
import { median } from './lib/statistics.ts';

const ROUNDS = 7;
const PERSON = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

/** What recording visits costs the path of published pages (B-08): the same product with the switch on and off, in turn. */
export const visits: Benchmark = {
  name: 'visits',
  title: 'an open portal with visits recorded against the same without, 50 visitors',
  async run() {
    const product = await startProduct();
    try {
      const admin = await signedIn(product, 'admin');
      const { url, params } = await sharedPortal(admin, documentOf(section('Our plan', block('tasks'))));
      const measure = async (recordVisits: boolean) => {
        await admin.call(api.workspace.update, { body: { recordVisits } });
        const visitors = { url, headersOf: (connection: number) => ({ 'user-agent': `${PERSON} ${connection}` }) };
        // The page is made anew after a change of settings.
        await load({ ...visitors, seconds: 1 });
        return load(visitors);
      };
      await measure(false);
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push({ off: await measure(false), on: await measure(true) });
      const { days } = await admin.call(api.visits.days, { params, query: {} });
      const off = Math.round(median(rounds.map((round) => round.off.requestsPerSecond)));
      return [
        {
          what: 'requests/s with visits recorded, against without',
          value: median(rounds.map((round) => round.on.requestsPerSecond / round.off.requestsPerSecond)),
          unit: '×',
          atLeast: 0.95,
          beside: `without ${off.toLocaleString('en')}/s`,
        },
        {
          what: 'failed requests',
          value: rounds.reduce((sum, round) => sum + round.on.errors + round.off.errors, 0),
          unit: '',
          atMost: 0,
        },
        { what: 'visitors recorded', value: days.at(-1)?.visitors ?? 0, unit: '', atLeast: 50 },
      ];
    } finally {
      await product.remove();
    }
  },
};
