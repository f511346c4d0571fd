import { type Cast, plain } from './cast.ts';
import { dayAt, dayOf } from './days.ts';
import { csv, docx, pdf, png } from './documents.ts';
import { Random } from './random.ts';

/** A file of the demo: what it holds, and how it is filed. */
export interface DemoFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly description: string;
  readonly folder: string;
  readonly tags: string[];
  readonly shown: boolean;
  readonly age: number;
  readonly origin?: 'customer';
}

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What every customer has: a plan, and a table that they sent. */
export async function everydayFiles({ customer, owner, contacts }: Cast, now: Date): Promise<DemoFile[]> {
  const random = new Random(`files ${customer.id}`);
  const slug = plain(customer.name);
  return [
    {
      name: `Success plan ${customer.name}.pdf`,
      bytes: await pdf(
        'Success plan',
        `${customer.name} and Northlight, ${dayOf(now, -20)}`,
        [
          `This plan says what ${customer.name} wants to reach with Northlight, how we will know, and who does what.`,
          'Goal 1: every job is planned in one place. Measured by the share of jobs that never leave Northlight.',
          'Goal 2: the first visit happens within the promised time. Measured by the response time score.',
          'Goal 3: management sees the figures without asking anybody. Measured by the hours spent on reports.',
          `In charge: ${contacts[0]?.name ?? customer.name} for ${customer.name}, ${owner.name} for Northlight. Reviewed every quarter.`,
        ],
        dayAt(now, -20, 9),
      ),
      mediaType: PDF,
      description: 'What we want to reach together, and how we will know.',
      folder: 'Plans',
      tags: ['plan'],
      shown: true,
      age: 20,
    },
    {
      name: `assets-${slug}.csv`,
      bytes: csv([
        ['Asset', 'Type', 'City', 'Last service'],
        ...Array.from({ length: 12 }, (_, index) => [
          `${slug.slice(0, 3).toUpperCase()}-${String(index + 1).padStart(4, '0')}`,
          random.pick(['Lift', 'Pump', 'Heat pump', 'Panel', 'Cabinet'] as const),
          customer.city,
          dayOf(now, -random.between(20, 400)),
        ]),
      ]),
      mediaType: 'text/csv',
      description: 'Sample of the asset list.',
      folder: '',
      tags: ['data'],
      shown: false,
      age: 4,
      origin: 'customer',
    },
  ];
}

/** What some have besides: a chart, notes of a workshop, and something that stays with us. */
export async function furtherFiles({ customer, contacts }: Cast, now: Date): Promise<DemoFile[]> {
  const random = new Random(`further files ${customer.id}`);
  const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep'];
  return [
    {
      name: 'Visits per month.png',
      bytes: await png(
        'Visits per month',
        months.map((label) => ({ label, value: random.between(180, 420) })),
      ),
      mediaType: 'image/png',
      description: 'First visits of the last half year.',
      folder: 'Reports',
      tags: ['qbr'],
      shown: true,
      age: 9,
    },
    {
      name: 'Workshop notes.docx',
      bytes: docx('Workshop notes', [
        `Held with ${contacts.map(({ name }) => name).join(', ')}.`,
        'Dispatchers plan by skill first, then by distance. Urgent calls may move planned jobs by at most half a day.',
        'Open: who may override a lock? To be decided in the next call.',
      ]),
      mediaType: DOCX,
      description: 'What we wrote down on the day.',
      folder: 'Plans',
      tags: [],
      shown: true,
      age: 15,
    },
    {
      name: 'Account review (internal).pdf',
      bytes: await pdf(
        'Account review',
        `${customer.name}, internal`,
        [`Annual value ${customer.value} €. Plan ${customer.plan}, ${customer.seats} seats.`],
        dayAt(now, -20, 9),
      ),
      mediaType: PDF,
      description: 'For us only.',
      folder: 'Internal',
      tags: ['internal'],
      shown: false,
      age: 12,
    },
  ];
}
