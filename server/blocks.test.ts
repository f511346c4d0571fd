import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { blockTypes } from '../renderer/blocks/index.ts';
import type { BlockInstance } from '../renderer/document.ts';
import { renderBlock } from '../renderer/render-block.ts';
import { commentFact, fileFact, healthScoreFact, meetingFact, noteFact, taskFact } from '../renderer/testing/facts.ts';
import { structureProblems } from '../renderer/testing/problems.ts';
import { testScope } from '../renderer/testing/scope.ts';
import { resolveBlock, serverBlock, serverBlocks } from './blocks.ts';

const context = { language: 'en', path: '/p/key', interactive: true, viewer: 'stranger' } as const;
const comments = [commentFact()];
const everything = testScope({
  notes: [noteFact({ comments })],
  tasks: [taskFact({ comments, due: '2026-03-01' })],
  files: [fileFact()],
  meetings: [meetingFact({ comments })],
  healthScores: [healthScoreFact()],
});

/** A record that an action takes: the one that it names by a word, or any by its id. */
function recordOf({ shape }: z.ZodObject): unknown {
  return z.toJSONSchema(shape.record as z.ZodType, { io: 'input' }).const ?? 'a'.repeat(24);
}

describe.each(blockTypes)('B-13 the server half of $type', ({ type, version, settings }) => {
  const block = { id: 'block-1', type, version, settings: settings.parse({}) } as BlockInstance;

  test('resolves for a customer who has nothing yet, into plain data that is drawn', async () => {
    const { view } = await resolveBlock(block, testScope());
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    expect(structureProblems(renderBlock(block, view, context), 2)).toEqual([]);
  });

  test('resolves what a customer has, into plain data that is drawn', async () => {
    const { view } = await resolveBlock(block, everything);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    expect(structureProblems(renderBlock(block, view, context), 2)).toEqual([]);
  });

  test('stays true for a while, or for good', async () => {
    const { freshUntil } = await resolveBlock(block, everything);
    if (freshUntil) expect(freshUntil.getTime()).toBeGreaterThan(everything.now.getTime());
  });

  test('actions refuse fields they do not know, and name their record', () => {
    for (const [name, { body }] of Object.entries(serverBlock(block).actions)) {
      expect(body, name).toBeInstanceOf(z.ZodObject);
      const record = recordOf(body as z.ZodObject);
      expect(body.safeParse({ record }), name).toMatchObject({ success: true });
      for (const fields of [{}, { record: { $gt: '' } }, { record: 'x' }, { record, done: true }])
        expect(body.safeParse(fields), `${name} ${JSON.stringify(fields)}`).toMatchObject({ success: false });
    }
  });
});

test('B-13 every block type has its half here, and none is left over', () => {
  expect(Object.keys(serverBlocks).sort()).toEqual(blockTypes.map(({ type }) => type).sort());
});
