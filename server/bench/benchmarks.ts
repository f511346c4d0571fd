import type { Benchmark } from './lib/report.ts';
import { weight } from './page-weight.ts';
import { readyPage } from './ready-page.ts';

/** Every benchmark, in the order in which `npm run bench` runs them. */
export const benchmarks: readonly Benchmark[] = [readyPage, weight];
