import type { PortalDocument } from '../../../renderer/document.ts';
import { ApiError } from '../../api/client.ts';
import { merge, type Preference } from '../document/merge/merge.ts';
import type { SaveState } from './save-state.ts';
import type { UnsentStore } from './unsent.ts';

/** A document as the server has it. */
export interface Revised {
  readonly document: PortalDocument;
  readonly revision: number;
}

/** Where the document is kept. Both throw `ApiError`. */
export interface Remote {
  load(): Promise<Revised>;
  save(document: PortalDocument, revision: number): Promise<{ revision: number; savedAt: string }>;
}

export interface AutosaveOptions {
  readonly opened: Revised;
  readonly remote: Remote;
  readonly unsent: UnsentStore;
  readonly newId: () => string;
  /** The document in hand. */
  readonly current: () => PortalDocument;
  /** Takes a document with somebody else's changes in it. */
  readonly receive: (document: PortalDocument) => void;
  readonly onState: (state: SaveState) => void;
}

const SAVE_AFTER_MS = 1000;
/** Writing to the browser's storage takes longer than a key press, so it waits for a pause. */
const KEEP_AFTER_MS = 300;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Saves the document in hand about a second after its last change, one save at a time. A stale save is merged with
 * what is there; only where both sides changed the same part somebody has to decide (B-03).
 */
export class Autosave {
  private base: PortalDocument;
  private knownRevision: number;
  private theirs: Revised | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private failures = 0;
  private stopped = false;
  private currentState: SaveState = { kind: 'saved', at: null };

  constructor(private readonly options: AutosaveOptions) {
    this.base = options.opened.document;
    this.knownRevision = options.opened.revision;
  }

  /** Revision of the document on the server that the one in hand is based on. */
  get revision(): number {
    return this.knownRevision;
  }

  get state(): SaveState {
    return this.currentState;
  }

  /** Whether everything in hand is on the server. */
  get clean(): boolean {
    return this.options.current() === this.base;
  }

  /** Begins, or goes on after `stop`. Takes up work that an earlier visit of the page could not send, merged with what was saved since. */
  start(): void {
    this.stopped = false;
    const work = this.options.unsent.find();
    if (!work) return;
    const { document, conflicts } = this.mergeWith(work.base, work.document, this.base, 'mine');
    if (conflicts.length > 0) {
      this.theirs = { document: this.base, revision: this.knownRevision };
      this.base = work.base;
      this.options.receive(work.document);
      this.enter({ kind: 'conflict', conflicts });
      return;
    }
    this.options.receive(document);
    this.changed();
  }

  /** To be told after every change of the document in hand. */
  changed(): void {
    if (this.currentState.kind === 'conflict') {
      this.keep();
      return;
    }
    if (this.clean) {
      if (!this.running && this.currentState.kind !== 'saved') this.settle(null);
      return;
    }
    this.keep();
    this.failures = 0;
    if (this.currentState.kind !== 'saving' && this.currentState.kind !== 'unsaved') this.enter({ kind: 'unsaved' });
    this.schedule(SAVE_AFTER_MS);
  }

  /** Somebody may have saved the document: takes their changes in. */
  async refresh(): Promise<void> {
    if (this.running || this.stopped || this.currentState.kind === 'conflict') return;
    const theirs = await this.options.remote.load().catch(() => null);
    if (!theirs || this.stopped || this.running || theirs.revision <= this.knownRevision) return;
    this.reconcile(theirs);
  }

  /** Saves what is unsaved now. True once everything is on the server. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    while (!this.clean && !this.stopped && this.currentState.kind !== 'conflict') {
      clearTimeout(this.timer);
      await this.save();
      const mergedAndToBeSent = this.state.kind === 'unsaved';
      if (!mergedAndToBeSent) break;
    }
    return this.clean;
  }

  /** Ends a conflict. */
  async resolve(preference: Preference): Promise<void> {
    const { theirs } = this;
    if (this.currentState.kind !== 'conflict' || !theirs) return;
    this.theirs = null;
    this.enter({ kind: 'unsaved' });
    this.accept(theirs, this.mergeWith(this.base, this.options.current(), theirs.document, preference).document);
    await this.flush();
  }

  /** Begins anew from a document that the server has just answered with, dropping what is unsent. */
  adopt(opened: Revised): void {
    clearTimeout(this.timer);
    this.options.receive(opened.document);
    this.base = opened.document;
    this.knownRevision = opened.revision;
    this.settle(new Date());
  }

  /** Takes note of a revision that rose without the document changing, as publishing does. */
  advance(revision: number): void {
    this.knownRevision = Math.max(this.knownRevision, revision);
  }

  /** Saves nothing any more; what is unsent is kept for the next visit. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.keepNow();
  }

  /** Keeps unsent work in the browser now, as the page is about to go. */
  keepNow(): void {
    clearTimeout(this.keepTimer);
    if (this.clean) return;
    this.options.unsent.keep({ revision: this.knownRevision, base: this.base, document: this.options.current() });
  }

  private keep(): void {
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => this.keepNow(), KEEP_AFTER_MS);
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private save(): Promise<void> {
    this.running = this.attempt().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async attempt(): Promise<void> {
    const document = this.options.current();
    this.enter({ kind: 'saving' });
    try {
      const saved = await this.options.remote.save(document, this.knownRevision);
      this.base = document;
      this.knownRevision = saved.revision;
      this.failures = 0;
      if (this.clean) this.settle(new Date(saved.savedAt));
      else {
        this.enter({ kind: 'unsaved' });
        this.schedule(SAVE_AFTER_MS);
      }
    } catch (error) {
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    const { status, message } = error instanceof ApiError ? error : new ApiError(0, 'unexpected', String(error));
    if (status === 409) {
      const theirs = await this.options.remote.load().catch(() => null);
      if (theirs && theirs.revision > this.knownRevision) {
        this.reconcile(theirs);
        return;
      }
    }
    const passing = status === 0 || status === 401 || status === 409 || status === 429 || status >= 500;
    this.enter({ kind: passing ? 'retrying' : 'refused', reason: message });
    if (!passing) return;
    this.schedule(Math.min(FIRST_RETRY_MS * 2 ** this.failures, LONGEST_RETRY_MS));
    this.failures += 1;
  }

  private reconcile(theirs: Revised): void {
    const { document, conflicts } = this.mergeWith(this.base, this.options.current(), theirs.document, 'mine');
    if (conflicts.length > 0) {
      this.theirs = theirs;
      this.enter({ kind: 'conflict', conflicts });
      this.keep();
    } else this.accept(theirs, document);
  }

  /** Goes on from their revision with the merged document in hand. */
  private accept(theirs: Revised, merged: PortalDocument): void {
    const nothingOfMine = this.clean;
    this.base = theirs.document;
    this.knownRevision = theirs.revision;
    this.options.receive(nothingOfMine ? theirs.document : merged);
    if (nothingOfMine) this.settle(new Date());
    else {
      this.enter({ kind: 'unsaved' });
      this.keep();
      this.schedule(0);
    }
  }

  private mergeWith(base: PortalDocument, mine: PortalDocument, theirs: PortalDocument, preference: Preference) {
    return merge(base, mine, theirs, preference, this.options.newId);
  }

  private settle(at: Date | null): void {
    clearTimeout(this.keepTimer);
    this.options.unsent.forget();
    const since = this.currentState.kind === 'saved' ? this.currentState.at : null;
    this.enter({ kind: 'saved', at: at ?? since });
  }

  private enter(state: SaveState): void {
    this.currentState = state;
    this.options.onState(state);
  }
}
