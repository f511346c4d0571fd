import { api } from '../api.ts';
import { growth, SIZES } from './lib/growth.ts';
import type { Benchmark } from './lib/report.ts';

const PARTS = ['due', 'waiting', 'unanswered', 'news', 'portals', 'links'] as const;
const LIMIT = 10;

/** Whether My work slows down as customers and their tasks become many (B-16). */
export const myWork: Benchmark = {
  name: 'my-work',
  title: `each part of My work at ${SIZES.small} and at ${SIZES.large.toLocaleString('en')} customers`,
  run: () =>
    growth(async (client) =>
      Object.fromEntries(
        (['all', 'mine'] as const).flatMap((customers) =>
          PARTS.map((part) => [
            `${part}, ${customers === 'all' ? 'all customers' : 'my own third of them'}`,
            async () => {
              const answer = await client.fetch(
                `/api/v1${api.myWork[part].path}?customers=${customers}&limit=${LIMIT}`,
              );
              if (!answer.ok) throw new Error(`${part} answered ${answer.status}.`);
              await answer.arrayBuffer();
            },
          ]),
        ),
      ),
    ),
};
