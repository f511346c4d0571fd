import { builder } from './builder.ts';
import { customerList } from './customer-list.ts';
import type { Benchmark } from './lib/report.ts';
import { mail } from './mail.ts';
import { manyPortals } from './many-portals.ts';
import { myWork } from './my-work.ts';
import { weight } from './page-weight.ts';
import { passwords } from './passwords.ts';
import { readyPage } from './ready-page.ts';
import { signIn } from './sign-in.ts';
import { store } from './store.ts';
import { visits } from './visits.ts';

/** Every benchmark, in the order in which `npm run bench` runs them. */
export const benchmarks: readonly Benchmark[] = [
  readyPage,
  manyPortals,
  passwords,
  signIn,
  visits,
  weight,
  customerList,
  myWork,
  builder,
  mail,
  store,
];
