import type { CompanyFact, FileFact, HealthScoreFact, MeetingFact, NoteFact, Scope, TaskFact } from '../scope.ts';

/** What a customer has, for tests; nothing unless told. */
export interface Facts {
  readonly now?: Date;
  readonly language?: string;
  readonly timeZone?: string;
  readonly notes?: readonly NoteFact[];
  readonly tasks?: readonly TaskFact[];
  readonly files?: readonly FileFact[];
  readonly meetings?: readonly MeetingFact[];
  readonly healthScores?: readonly HealthScoreFact[];
  readonly company?: CompanyFact;
  readonly dynamicData?: Readonly<Record<string, string>>;
}

const NORTHWIND: CompanyFact = {
  name: 'Northwind Traders',
  phone: '',
  website: '',
  address: { street: '', postalCode: '', city: '', region: '', country: '' },
};

/** A scope over given facts. It limits as asked; choosing and ordering are the server's and tested there. */
export function testScope(facts: Facts = {}): Scope {
  const { notes = [], tasks = [], files = [], meetings = [], healthScores = [], dynamicData = {} } = facts;
  return {
    now: facts.now ?? new Date('2026-03-05T09:00:00Z'),
    language: facts.language ?? 'en',
    timeZone: facts.timeZone ?? 'Europe/Berlin',
    notes: async ({ limit }) => notes.slice(0, limit),
    tasks: async ({ limit }) => ({
      items: tasks.slice(0, limit),
      total: tasks.length,
      done: tasks.filter((task) => task.done).length,
    }),
    files: async ({ limit }) => files.slice(0, limit),
    meetings: async ({ limit }) => meetings.slice(0, limit),
    healthScores: async (ids) => healthScores.filter((score) => ids.length === 0 || ids.includes(score.id)),
    company: async () => facts.company ?? NORTHWIND,
    dynamicData: async (paths) => new Map(Object.entries(dynamicData).filter(([path]) => paths.includes(path))),
  };
}
