import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newBlock } from '../document/create.ts';
import { Previews, type ResolveBlocks } from './preview-store.ts';

const [notes, tasks] = [newBlock('notes'), newBlock('tasks')];

function open() {
  const resolve = vi.fn<ResolveBlocks>(async ({ blocks, customerId }) =>
    Object.fromEntries(blocks.map((block) => [block.id, { view: { of: customerId } }])),
  );
  return { resolve, previews: new Previews(resolve) };
}
const asked = (resolve: ReturnType<typeof open>['resolve']) =>
  resolve.mock.calls.map(([{ blocks }]) => blocks.map((block) => block.id));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('view data of the canvas (B-05)', () => {
  it('asks once for what changed, a moment after the last change', async () => {
    const { resolve, previews } = open();
    previews.want({ customerId: 'c1', language: null, blocks: [notes, tasks] });
    await vi.runAllTimersAsync();
    const changed = { ...tasks, settings: { ...tasks.settings } } as typeof tasks;
    previews.want({ customerId: 'c1', language: null, blocks: [notes, { ...changed }] });
    previews.want({ customerId: 'c1', language: null, blocks: [notes, changed] });
    await vi.runAllTimersAsync();
    expect(asked(resolve)).toEqual([[notes.id, tasks.id], [tasks.id]]);
  });

  it('asks for everything when the customer is another, and drops a late answer about the one before', async () => {
    const { resolve, previews } = open();
    let answerLate: (value: Awaited<ReturnType<ResolveBlocks>>) => void = () => undefined;
    resolve.mockImplementationOnce(() => new Promise((done) => (answerLate = done)));
    previews.want({ customerId: 'c1', language: null, blocks: [notes] });
    await vi.advanceTimersByTimeAsync(1);
    previews.want({ customerId: 'c2', language: null, blocks: [notes] });
    await vi.runAllTimersAsync();
    answerLate({ [notes.id]: { view: { of: 'c1' } } });
    await vi.runAllTimersAsync();
    expect(previews.store.getState().results[notes.id]).toEqual({ view: { of: 'c2' } });
  });

  it('B-07: asks again after records changed', async () => {
    const { resolve, previews } = open();
    previews.want({ customerId: 'c1', language: null, blocks: [notes] });
    await vi.runAllTimersAsync();
    previews.refresh();
    await vi.runAllTimersAsync();
    expect(resolve).toHaveBeenCalledTimes(2);
  });

  it('says at each block why there is nothing to show, and tries again with the next change', async () => {
    const { resolve, previews } = open();
    resolve.mockRejectedValueOnce(new Error('The server cannot be reached.'));
    previews.want({ customerId: 'c1', language: null, blocks: [notes] });
    await vi.runAllTimersAsync();
    expect(previews.store.getState().results[notes.id]).toEqual({ error: 'The server cannot be reached.' });
    previews.want({ customerId: 'c1', language: null, blocks: [notes] });
    await vi.runAllTimersAsync();
    expect(previews.store.getState().results[notes.id]).toEqual({ view: { of: 'c1' } });
  });
});
