import type { Logger } from 'pino';
import { clock } from '../clock.ts';
import { isDatabaseGone } from '../http/database-errors.ts';
import { HttpError } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import { cellContext, type FirstSeen, judgeRows } from './analyse.ts';
import { chunksOf, saveRows, withResults } from './chunks.ts';
import { type ChunkFields, type ImportDocument, ImportModel } from './model.ts';
import { planOf } from './service.ts';
import { readMapping } from './stored-mapping.ts';

/** A process that runs an import says so this often; one that fell silent for this long has died. */
const LEASE_MS = 30_000;
const LOOK_MS = 10_000;
const MANY_CUSTOMERS = 20;

/**
 * Runs imports in the background, a chunk of rows at a time, one import after the other. What is done is kept with each
 * chunk, so that whoever goes on after a crash, in whichever process, begins at the chunk that was not finished; writing
 * it again changes nothing.
 */
export class ImportRunner {
  #work: Promise<void> | null = null;
  #wakeAgain = false;
  #stopping = false;
  #logger: Logger | null = null;

  /** Looks for imports that wait, now and then every few seconds. The result stops it after the chunk it is at. */
  start(logger: Logger): () => Promise<void> {
    this.#logger = logger;
    this.#stopping = false;
    this.wake();
    const timer = setInterval(() => this.wake(), LOOK_MS);
    timer.unref();
    return async () => {
      clearInterval(timer);
      this.#stopping = true;
      await this.#work;
    };
  }

  /** Takes up imports that wait. */
  wake(): void {
    this.#wakeAgain = true;
    this.#work ??= this.#runWaiting().finally(() => {
      this.#work = null;
      if (this.#wakeAgain && !this.#stopping) this.wake();
    });
  }

  async #runWaiting(): Promise<void> {
    try {
      while (this.#wakeAgain && !this.#stopping) {
        this.#wakeAgain = false;
        for (let next = await claim(); next && !this.#stopping; next = await claim()) await this.#run(next);
      }
    } catch (error) {
      this.#logger?.warn({ err: error }, 'imports pause; the next look goes on');
    }
  }

  async #run(source: ImportDocument): Promise<void> {
    try {
      await this.#runChunks(source);
    } catch (error) {
      if (error instanceof Error && isDatabaseGone(error)) throw error;
      this.#logger?.error({ err: error, importId: source.id }, 'an import failed');
      await ImportModel.updateOne(
        { _id: source._id },
        { $set: { state: 'failed', failure: failureInWords(error), leaseUntil: null } },
      );
    }
    await announce({ customerId: null, topic: 'import', id: source.id });
  }

  async #runChunks(source: ImportDocument): Promise<void> {
    const mapping = readMapping(source.mapping);
    const judging = {
      plan: await planOf(source, mapping),
      cells: await cellContext(mapping),
      writing: { importId: source._id, by: source.createdBy, now: clock.now() },
      delimiter: source.delimiter,
      firstSeen: new Map() as FirstSeen,
    };
    for await (const chunk of chunksOf(source._id)) {
      if (this.#stopping) {
        await ImportModel.updateOne({ _id: source._id }, { $set: { leaseUntil: clock.now() } });
        return;
      }
      const judged = await judgeRows(source.kind, chunk.rows, judging);
      // Chunks that are done are only read again for what may be there once.
      if (chunk.index >= source.progress.chunk) await this.#writeChunk(source, chunk, judged);
    }
    await ImportModel.updateOne({ _id: source._id }, { $set: { state: 'done', leaseUntil: null } });
  }

  async #writeChunk(source: ImportDocument, chunk: ChunkFields, judged: Awaited<ReturnType<typeof judgeRows>>) {
    const refusals = await judged.write();
    const results = judged.results.map((result, index) => {
      const refusal = refusals.get(chunk.rows[index]?.line ?? 0);
      return refusal ? { action: 'skip' as const, errors: [refusal] } : result;
    });
    await saveRows(chunk, withResults(chunk.rows, results));
    const count = (action: string) => results.filter((result) => result.action === action).length;
    await ImportModel.updateOne(
      { _id: source._id, 'progress.chunk': chunk.index },
      {
        $set: { 'progress.chunk': chunk.index + 1, leaseUntil: new Date(clock.now().getTime() + LEASE_MS) },
        $inc: {
          'progress.done': results.length,
          'progress.created': count('create'),
          'progress.updated': count('update'),
          'progress.skipped': count('skip'),
        },
      },
    );
    await tell(source.kind === 'tasks' ? 'task' : 'customer', judged.customerIds);
    await announce({ customerId: null, topic: 'import', id: source.id });
  }
}

/** Tells of each customer's change, or, where they are many, once that anybody's data may have changed. */
async function tell(topic: 'task' | 'customer', customerIds: readonly string[]): Promise<void> {
  const concerned = customerIds.length > MANY_CUSTOMERS ? [null] : customerIds;
  await Promise.all(concerned.map((customerId) => announce({ customerId, topic, id: null })));
}

/** Takes an import that waits or whose process died; of several processes one gets it. */
async function claim(): Promise<ImportDocument | null> {
  const now = clock.now();
  return ImportModel.findOneAndUpdate(
    { state: 'running', leaseUntil: { $lte: now } },
    { $set: { leaseUntil: new Date(now.getTime() + LEASE_MS) } },
    { sort: { leaseUntil: 1 }, returnDocument: 'after' },
  );
}

function failureInWords(error: unknown): string {
  if (error instanceof HttpError) return error.message;
  return 'Something went wrong in the middle. The rows before are imported; running it again goes on from there.';
}

/** The runner of this process. */
export const importRunner = new ImportRunner();
