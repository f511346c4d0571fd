import type { Logger } from 'pino';
import { soonest } from '../../renderer/dates.ts';
import type { BlockInstance } from '../../renderer/document.ts';
import type { Resolved, Scope } from '../../renderer/scope.ts';

/** A block that takes longer shows as not available, so that one slow part does not hold the page. */
const LIMIT_MS = 2000;
/** A page on which something was missing is made again this soon. */
const RETRY_MS = 5000;

/** View data of blocks by id, null where it could not be had, and until when all of it stays true. */
export interface ResolvedBlocks {
  readonly blocks: ReadonlyMap<string, Resolved<Record<string, unknown>> | null>;
  readonly freshUntil: Date | undefined;
}

/** Finds out what one block shows. */
export type ResolveOne = (block: BlockInstance, scope: Scope) => Promise<Resolved<Record<string, unknown>>>;

/** Resolves all blocks of a page at once, each with a time limit; what fails is logged and leaves the rest alone. */
export async function resolveBlocks(
  blocks: Iterable<BlockInstance>,
  scope: Scope,
  logger: Logger,
  resolve: ResolveOne,
  limitMs: number = LIMIT_MS,
): Promise<ResolvedBlocks> {
  const resolved = await Promise.all(
    [...blocks].map(async (block) => {
      try {
        return [block.id, await within(limitMs, () => resolve(block, scope))] as const;
      } catch (error) {
        logger.error({ err: error, blockId: block.id, blockType: block.type }, 'a block could not be resolved');
        return [block.id, null] as const;
      }
    }),
  );
  const failed = resolved.some(([, result]) => result === null);
  return {
    blocks: new Map(resolved),
    freshUntil: soonest(
      ...resolved.map(([, result]) => result?.freshUntil),
      failed ? new Date(scope.now.getTime() + RETRY_MS) : undefined,
    ),
  };
}

function within<T>(limitMs: number, run: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`took longer than ${limitMs} ms`)), limitMs);
    run()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
