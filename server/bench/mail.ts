import { once } from 'node:events';
import { CustomerModel } from '../customers/model.ts';
import { type Product, startProduct } from '../e2e/support/product.ts';
import { queueMail } from '../mail/queue.ts';
import { LANES } from '../mail/transport.ts';
import { startMailServer } from '../testing/mail.ts';
import { startPrepared } from './lib/prepare.ts';
import type { Benchmark } from './lib/report.ts';

const MAILS = 10_000;
/** The process is killed when so many have arrived. */
const KILLS = [3_000, 6_000];
const AT_ONCE = 100;
const LIMIT_MS = 5 * 60_000;

/** Counts mails by their Message-ID, as a reader's mail program does. */
class Arrivals {
  readonly byId = new Map<string, number>();
  total = 0;
  #waiting: { readonly count: number; readonly done: () => void } | null = null;

  take(source: string): void {
    const id = /^Message-ID: (.*?)\r?$/im.exec(source)?.[1] ?? '';
    this.byId.set(id, (this.byId.get(id) ?? 0) + 1);
    this.total += 1;
    if (this.#waiting && this.byId.size >= this.#waiting.count) this.#waiting.done();
  }

  /** Resolves when so many different mails have arrived, or when it has taken too long. */
  async different(count: number): Promise<void> {
    if (this.byId.size >= count) return;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(resolve, LIMIT_MS);
      this.#waiting = {
        count,
        done: () => {
          clearTimeout(limit);
          this.#waiting = null;
          resolve();
        },
      };
    });
  }
}

/** What the queue of mails promises when its process is killed. */
export const mail: Benchmark = {
  name: 'mail',
  title: `${MAILS.toLocaleString('en')} queued mails by SMTP, the process killed ${KILLS.length} times`,
  async run() {
    const arrivals = new Arrivals();
    const server = await startMailServer({
      onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          arrivals.take(Buffer.concat(chunks).toString('latin1'));
          done();
        });
      },
    });
    const env = { SMTP_URL: server.url };
    const started = await startPrepared(queueAll, env);
    const { dataDir } = started.product;
    let product: Product = started.product;
    const begun = performance.now();
    for (const kill of KILLS) {
      await arrivals.different(kill);
      product.process.kill('SIGKILL');
      await once(product.process, 'close');
      product = await startProduct({ dataDir, env });
    }
    const untilKills = arrivals.byId.size / ((performance.now() - begun) / 1000);
    await arrivals.different(MAILS);
    await product.remove();
    await server.close();
    return [
      { what: 'mails lost', value: MAILS - arrivals.byId.size, unit: '', atMost: 0 },
      {
        what: 'mails sent twice, under the same Message-ID: at most those under way at a kill',
        value: arrivals.total - arrivals.byId.size,
        unit: '',
        atMost: KILLS.length * LANES,
      },
      { what: 'mails per second, starts included', value: untilKills, unit: '/s' },
    ];
  },
};

/** Queues invitations to people of one customer, so that every mail is made in full. */
async function queueAll(): Promise<void> {
  const customer = await CustomerModel.findOne().orFail().lean();
  const customerId = customer._id.toHexString();
  for (let first = 0; first < MAILS; first += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) => {
        const email = `reader${first + at}@bench.example`;
        return queueMail({
          key: `bench:${email}`,
          kind: 'invitation',
          to: { email, name: 'Ana Ferreira' },
          customerId,
        });
      }),
    );
}
