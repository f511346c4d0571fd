import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SteadyOrder } from '../steady-sender.ts';

/** Requests at even intervals, as many people make them, from a process of their own. */
export interface SteadyLoad {
  /** Ends it; the milliseconds that each answer took. */
  stop(): Promise<readonly number[]>;
}

/** Begins a steady load; resolves when it is under way. */
export async function startSteadyLoad(order: SteadyOrder): Promise<SteadyLoad> {
  const sender = fork(fileURLToPath(new URL('./steady-sender.js', import.meta.url)), { stdio: 'inherit' });
  sender.send(order);
  await once(sender, 'message');
  return {
    async stop() {
      sender.send('stop');
      const [taken] = (await once(sender, 'message')) as [number[]];
      return taken;
    },
  };
}
