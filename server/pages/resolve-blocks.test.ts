import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { Scope } from '../../renderer/scope.ts';
import { newBlock } from '../testing/portal.ts';
import { resolveBlocks } from './resolve-blocks.ts';

const NOON = new Date('2026-05-10T12:00:00Z');
const scope = { now: NOON } as Scope;

/** A logger and what it was told. */
function listening() {
  const lines: { blockId: string; err: { message: string } }[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => lines.push(JSON.parse(line)) });
  return { logger, lines };
}

describe('C-19 blocks of a page resolve side by side', () => {
  test('one that fails, or takes too long, leaves the others alone; it is logged and soon tried again', async () => {
    const [good, bad, slow] = [newBlock('text'), newBlock('notes'), newBlock('files')];
    const { logger, lines } = listening();
    const resolve = async ({ id }: { id: string }) => {
      if (id === bad.id) throw new Error('no luck');
      if (id === slow.id) await new Promise(() => {});
      return { view: { id }, freshUntil: new Date('2026-05-11T00:00:00Z') };
    };
    const { blocks, freshUntil } = await resolveBlocks([good, bad, slow], scope, logger, resolve, 20);
    expect(blocks.get(good.id)?.view).toEqual({ id: good.id });
    expect([blocks.get(bad.id), blocks.get(slow.id)]).toEqual([null, null]);
    expect(freshUntil).toEqual(new Date('2026-05-10T12:00:05Z'));
    expect(lines.map(({ blockId, err }) => [blockId, err.message])).toEqual([
      [bad.id, 'no luck'],
      [slow.id, 'took longer than 20 ms'],
    ]);
  });

  test('the page is true until the first of its blocks is not', async () => {
    const until = [new Date('2026-05-11T00:00:00Z'), new Date('2026-05-10T13:00:00Z'), undefined];
    const blocks = until.map(() => newBlock('text'));
    const { freshUntil } = await resolveBlocks(blocks, scope, listening().logger, async ({ id }) => ({
      view: {},
      freshUntil: until[blocks.findIndex((block) => block.id === id)],
    }));
    expect(freshUntil).toEqual(until[1]);
  });
});
