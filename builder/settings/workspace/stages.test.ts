import { expect, test } from 'vitest';
import { editedStages, renamedStage, stagesBody, stagesProblem, withoutStage } from './stages.ts';

const start = editedStages(['A', 'B', 'C']);

test('C-22 a new name moves customers along', () => {
  expect(stagesBody(renamedStage(start, 0, ' Start '))).toEqual({
    stages: ['Start', 'B', 'C'],
    stageMoves: [{ from: 'A', to: 'Start' }],
  });
});

test('C-22 customers of a removed stage follow the one they go to, whatever becomes of that', () => {
  const removed = withoutStage(start, 0, 'B');
  expect(stagesBody(renamedStage(removed, 0, 'Bee')).stageMoves).toEqual([
    { from: 'B', to: 'Bee' },
    { from: 'A', to: 'Bee' },
  ]);
  expect(stagesBody(withoutStage(removed, 0, null))).toEqual({
    stages: ['C'],
    stageMoves: [
      { from: 'A', to: null },
      { from: 'B', to: null },
    ],
  });
});

test('C-22 a stage that was never saved goes without a trace', () => {
  const added = { ...start, list: [...start.list, { was: null, name: 'D' }] };
  expect(stagesBody(withoutStage(added, 3, null))).toEqual({ stages: ['A', 'B', 'C'], stageMoves: [] });
});

test('C-22 names are there, once each', () => {
  expect(stagesProblem(start)).toBeNull();
  expect(stagesProblem(renamedStage(start, 0, ' '))).not.toBeNull();
  expect(stagesProblem(renamedStage(start, 0, 'B '))).not.toBeNull();
  expect(stagesProblem({ list: [], removed: [] })).not.toBeNull();
});
