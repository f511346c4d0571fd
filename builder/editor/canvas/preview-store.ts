import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BlockInstance } from '../../../renderer/document.ts';

/** What a block shows on the canvas: its view data, or why there is none. */
export type PreviewResult = { readonly view: Record<string, unknown> } | { readonly error: string };

export interface PreviewStore {
  /** By block id: the last answer, which stays on screen while a newer one is on its way. */
  readonly results: Readonly<Record<string, PreviewResult>>;
}
export type PreviewStoreApi = StoreApi<PreviewStore>;

/** Asks the server to resolve blocks for a customer, or against sample data. */
export type ResolveBlocks = (request: {
  customerId: string | null;
  language: string | undefined;
  blocks: BlockInstance[];
}) => Promise<Record<string, PreviewResult>>;

export interface Wanted {
  readonly customerId: string | null;
  readonly language: string | null;
  readonly blocks: readonly BlockInstance[];
}

const WAIT_MS = 200;
/** As many as one request may hold. */
const BATCH = 500;

/**
 * Keeps the canvas's view data true to the document: asks for blocks that are new or changed, a moment after the last
 * change, and for all of them when the customer or the language is another or records changed.
 */
export class Previews {
  readonly store: PreviewStoreApi = createStore<PreviewStore>(() => ({ results: {} }));
  private resolved = new Map<string, BlockInstance>();
  private wanted: Wanted = { customerId: null, language: null, blocks: [] };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;

  constructor(private readonly resolve: ResolveBlocks) {}

  /** States what the canvas shows now. */
  want(wanted: Wanted): void {
    const others = wanted.customerId !== this.wanted.customerId || wanted.language !== this.wanted.language;
    this.wanted = wanted;
    if (others) this.refresh(0);
    else if (this.missing().length > 0) this.schedule(this.resolved.size === 0 ? 0 : WAIT_MS);
  }

  /** Asks for everything anew, as records may have changed. */
  refresh(delay = WAIT_MS): void {
    this.generation += 1;
    this.resolved = new Map();
    this.schedule(delay);
  }

  stop(): void {
    this.generation += 1;
    clearTimeout(this.timer);
  }

  private missing(): BlockInstance[] {
    return this.wanted.blocks.filter((block) => this.resolved.get(block.id) !== block);
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), delay);
  }

  private async ask(): Promise<void> {
    const blocks = this.missing();
    if (blocks.length === 0) return;
    const { generation } = this;
    const { customerId, language } = this.wanted;
    for (const block of blocks) this.resolved.set(block.id, block);
    for (let start = 0; start < blocks.length; start += BATCH) {
      const batch = blocks.slice(start, start + BATCH);
      const results = await this.answer({ customerId, language: language ?? undefined, blocks: batch });
      if (generation !== this.generation) return;
      this.store.setState((state) => ({ results: { ...state.results, ...results } }));
    }
  }

  private async answer(request: Parameters<ResolveBlocks>[0]): Promise<Record<string, PreviewResult>> {
    try {
      return await this.resolve(request);
    } catch (error) {
      for (const block of request.blocks) this.resolved.delete(block.id);
      const { results } = this.store.getState();
      const message = error instanceof Error ? error.message : String(error);
      const unseen = request.blocks.filter((block) => !results[block.id]);
      return Object.fromEntries(unseen.map((block) => [block.id, { error: message }]));
    }
  }
}
