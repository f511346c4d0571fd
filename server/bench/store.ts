import { storeBench } from '../store/bench/store-bench.ts';
import type { Benchmark } from './lib/report.ts';

/** What the embedded store promises, at 1,000 and at 1,000,000 documents. */
export const store: Benchmark = { name: 'store', title: 'embedded store', run: storeBench };
