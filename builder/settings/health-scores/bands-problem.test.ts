import { expect, it } from 'vitest';
import { bandsProblem } from './bands-problem.ts';

const range = { min: 0, max: 100 };
const band = (from: number, label = 'Good') => ({ from, label, tone: 'good' as const });

it('C-13 says in words what is wrong with bands', () => {
  expect(bandsProblem([], range)).toMatch(/at least one/);
  expect(bandsProblem([band(0), band(50, ' ')], range)).toMatch(/needs a word/);
  expect(bandsProblem([band(0), band(101)], range)).toBe('every band must begin between 0 and 100');
  expect(bandsProblem([band(10), band(10)], range)).toMatch(/same value/);
  expect(bandsProblem([band(0), band(70)], range)).toBeNull();
});
