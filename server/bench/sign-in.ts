import { Agent, request } from 'node:http';
import { issueMagicLink } from '../access/magic-links.ts';
import { newLinkKey } from '../access/tokens.ts';
import { portalPath } from '../addresses.ts';
import { clock } from '../clock.ts';
import { ContactModel } from '../contacts/model.ts';
import { PortalModel } from '../portals/model.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { startPrepared } from './lib/prepare.ts';
import type { Benchmark } from './lib/report.ts';
import { median, timeEach } from './lib/statistics.ts';

const PEOPLE = 200;
const PRESSES = 50;

interface Guest {
  readonly email: string;
  readonly token: string;
}

/** Many people who open their mail at once, and whether asking for one tells who is known. */
export const signIn: Benchmark = {
  name: 'sign-in',
  title: `${PEOPLE} mailed links pressed ${PRESSES} times each at once; asking for mail with known and unknown addresses`,
  async run() {
    const { product, prepared } = await startPrepared(prepareGuests);
    try {
      const { path, guests } = prepared;
      const url = `${product.origin}${path}`;
      const agent = new Agent({ keepAlive: true, maxSockets: 400 });
      const presses = guests.flatMap(({ token }) => Array<string>(PRESSES).fill(token));
      const start = performance.now();
      const answers = await Promise.all(presses.map((token) => post(`${url}/enter/${token}`, {}, agent)));
      const seconds = (performance.now() - start) / 1000;
      const cookies = answers.flatMap(({ cookie }) => cookie ?? []);
      const inside = await Promise.all(cookies.map((cookie) => get(url, cookie, agent)));
      agent.destroy();
      // Each in turn, so that whatever else the machine does meets both alike.
      const ask = (email: string) => post(`${url}/sign-in`, { email });
      const [known, unknown]: [number[], number[]] = [[], []];
      for (const { email } of guests) {
        known.push(...(await timeEach(1, () => ask(email))));
        unknown.push(...(await timeEach(1, () => ask(`un${email}`))));
      }
      return [
        { what: 'visits that began', value: cookies.length, unit: '', atLeast: PEOPLE, atMost: PEOPLE },
        {
          what: 'of them let in to the page',
          value: inside.filter((status) => status === 200).length,
          unit: '',
          atLeast: PEOPLE,
          atMost: PEOPLE,
        },
        { what: 'presses answered', value: presses.length / seconds, unit: '/s' },
        {
          what: 'answers that were neither let in nor told that the link was used',
          value: answers.filter(({ status }) => status !== 303 && status !== 410).length,
          unit: '',
          atMost: 0,
        },
        {
          what: 'known against unknown addresses, median time to answer',
          value: Math.abs(median(known) / median(unknown) - 1) * 100,
          unit: '% apart',
          atMost: 10,
          beside: `${median(known).toFixed(1)} and ${median(unknown).toFixed(1)} ms, ${guests.length} samples each`,
        },
      ];
    } finally {
      await product.remove();
    }
  },
};

/** Contacts of a published portal under a link that asks for their mail, each with a one-time link. */
async function prepareGuests(): Promise<{ path: string; guests: Guest[] }> {
  const portal = await PortalModel.findOne({ live: true }).orFail().lean();
  const { customerId } = portal;
  const link = await ShareLinkModel.create({
    portalId: portal._id,
    customerId,
    key: newLinkKey(),
    rule: 'email',
    audience: { kind: 'customer' },
    portalLive: true,
    createdAt: clock.now(),
  });
  const emails = Array.from({ length: PEOPLE }, (_, n) => `guest${n}@benchmark.example`);
  await ContactModel.insertMany(emails.map((email) => ({ customerId, name: 'Guest', email })));
  const guests: Guest[] = [];
  for (const email of emails) guests.push({ email, token: (await issueMagicLink(link.id, email)).token });
  return { path: portalPath(link.key), guests };
}

function post(
  url: string,
  fields: Record<string, string>,
  agent?: Agent,
): Promise<{ status: number; cookie?: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sending = request(url, { method: 'POST', headers, agent }, (res) => {
      const [cookie] = res.headers['set-cookie'] ?? [];
      res.resume().on('end', () => resolve({ status: res.statusCode ?? 0, cookie: cookie?.split(';', 1)[0] }));
    });
    sending.on('error', reject).end(new URLSearchParams(fields).toString());
  });
}

function get(url: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers: { cookie }, agent }, (res) => {
      res.resume().on('end', () => resolve(res.statusCode ?? 0));
    });
    asking.on('error', reject).end();
  });
}
