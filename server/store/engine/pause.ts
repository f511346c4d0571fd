import { setImmediate as nextTurn } from 'node:timers/promises';
import { CommandError } from '../errors.ts';

/** How long one command works before others get a turn. */
const TURN_MS = 8;
/** Looking at the clock costs, so it is looked at every so many steps. */
const STEPS_PER_LOOK = 64;

/** Lets long work give way to other connections, and ends it at the client's time limit or disappearance. */
export class Pause {
  #steps = 0;
  #turnStart = performance.now();
  readonly #deadline: number;
  #isCancelled = false;

  constructor(maxTimeMs?: number) {
    this.#deadline = maxTimeMs ? performance.now() + maxTimeMs : Number.POSITIVE_INFINITY;
  }

  /** Ends the work at its next step: its client is gone, or it was killed. */
  cancel(): void {
    this.#isCancelled = true;
  }

  /** Counts one step; true when it is time to await {@link Pause.yield}. */
  isDue(): boolean {
    if (++this.#steps % STEPS_PER_LOOK !== 0) return false;
    const now = performance.now();
    if (this.#isCancelled) throw new CommandError('Interrupted', 'operation was interrupted');
    if (now > this.#deadline) throw new CommandError('MaxTimeMSExpired', 'operation exceeded time limit');
    return now - this.#turnStart > TURN_MS;
  }

  /** Lets everything else that waits have its turn. */
  async yield(): Promise<void> {
    await nextTurn();
    this.#turnStart = performance.now();
  }
}
