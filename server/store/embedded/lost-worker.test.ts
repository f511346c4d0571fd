import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { startEmbeddedStore } from './start.ts';

const worker = vi.hoisted(() => ({ current: undefined as unknown as EventEmitter }));
vi.mock('../../worker-threads.ts', () => ({
  startWorker: () => {
    worker.current = Object.assign(new EventEmitter(), { unref: () => undefined });
    return worker.current;
  },
}));

test('a store that cannot start is refused; one that is lost while it runs is an error that nobody overlooks', async () => {
  const refused = startEmbeddedStore({ dir: '/nowhere' });
  worker.current.emit('error', new Error('out of memory'));
  await expect(refused).rejects.toThrow('out of memory');

  const started = startEmbeddedStore({ dir: '/nowhere' });
  worker.current.emit('message', { kind: 'ready', uri: 'mongodb://store' });
  expect((await started).uri).toBe('mongodb://store');
  expect(() => worker.current.emit('error', new Error('out of memory'))).toThrow(
    'The embedded store ended by an error',
  );
});
