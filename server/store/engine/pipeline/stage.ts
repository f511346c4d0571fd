import type { Collation } from '../../query/collation.ts';
import type { Doc } from '../../query/value.ts';
import type { Engine } from '../engine.ts';
import type { Pause } from '../pause.ts';

/** Documents on their way through a pipeline. */
export type DocStream = AsyncIterable<Doc>;

/** What the stages of one pipeline work with. */
export interface PipelineContext {
  engine: Engine;
  db: string;
  variables: Doc | undefined;
  collation: Collation | undefined;
  pause: Pause;
  /** Runs a pipeline within this one, on a collection or on given documents. */
  run(source: string | DocStream, stages: readonly unknown[], variables?: Doc): DocStream;
}

/** Compiles a stage's argument, refusing what is wrong before any document is read. */
export type StageCompiler = (argument: unknown, context: PipelineContext) => (source: DocStream) => DocStream;

/** All documents of a stream. */
export async function collect(stream: DocStream): Promise<Doc[]> {
  const documents: Doc[] = [];
  for await (const doc of stream) documents.push(doc);
  return documents;
}

/** Given documents as a stream. */
export async function* streamOf(documents: Iterable<Doc>): AsyncGenerator<Doc> {
  yield* documents;
}
