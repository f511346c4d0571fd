import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PortalDocument } from '../../../renderer/document.ts';
import { ApiError } from '../../api/client.ts';
import { apply } from '../document/testing/apply.ts';
import { sampleDocument } from '../document/testing/sample.ts';
import { Autosave } from './autosave.ts';
import { type SaveState, saveStateInWords } from './save-state.ts';
import { type UnsentWork, unsentStore } from './unsent.ts';

const titled = (document: PortalDocument, sectionId: string, title: string) =>
  apply(document, { type: 'update-section', sectionId, changes: { title } }).document;
const titles = (document: PortalDocument) => document.pages[0]?.sections.map((section) => section.title);

/** A server that keeps one document and refuses stale saves; `down` makes it unreachable. */
function server(document: PortalDocument) {
  const kept = { document, revision: 1, saves: 0, error: null as ApiError | null };
  return {
    kept,
    load: async () => ({ document: structuredClone(kept.document), revision: kept.revision }),
    save: async (next: PortalDocument, revision: number) => {
      if (kept.error) throw kept.error;
      if (revision !== kept.revision) throw new ApiError(409, 'stale', 'Somebody saved meanwhile.');
      Object.assign(kept, { document: next, revision: revision + 1, saves: kept.saves + 1 });
      return { revision: kept.revision, savedAt: '2026-05-01T12:04:00.000Z' };
    },
  };
}

function open(options: { unsent?: UnsentWork | null } = {}) {
  const opened = { document: sampleDocument(), revision: 1 };
  const remote = server(opened.document);
  const states: SaveState[] = [];
  const memory = { work: options.unsent ?? null };
  let document = opened.document;
  const autosave = new Autosave({
    opened,
    remote,
    newId: () => 'copy-id',
    unsent: {
      keep: (work) => {
        memory.work = work;
      },
      find: () => memory.work,
      forget: () => {
        memory.work = null;
      },
    },
    current: () => document,
    receive: (next) => {
      document = next;
    },
    onState: (state) => states.push(state),
  });
  const change = (next: PortalDocument) => {
    document = next;
    autosave.changed();
  };
  return { autosave, remote, states, memory, change, current: () => document };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('autosave (B-03)', () => {
  it('saves once, a second after the last of several changes, and says so', async () => {
    const { remote, states, change, current, memory } = open();
    change(titled(current(), 'first1', 'W'));
    await vi.advanceTimersByTimeAsync(900);
    change(titled(current(), 'first1', 'We'));
    await vi.advanceTimersByTimeAsync(900);
    expect(remote.kept.saves).toBe(0);
    expect(memory.work?.document).toBe(current());
    await vi.advanceTimersByTimeAsync(200);
    expect(remote.kept).toMatchObject({ saves: 1, revision: 2 });
    expect(states.map((state) => state.kind)).toEqual(['unsaved', 'saving', 'saved']);
    expect(memory.work).toBeNull();
  });

  it('saves nothing when a change was taken back before the second was over', async () => {
    const { autosave, remote, change, current } = open();
    const before = current();
    change(titled(before, 'first1', 'W'));
    change(before);
    await vi.advanceTimersByTimeAsync(5000);
    expect(remote.kept.saves).toBe(0);
    expect(autosave.state.kind).toBe('saved');
  });

  it('tries again while the server cannot be reached, and then saves', async () => {
    const { autosave, remote, change, current, memory } = open();
    remote.kept.error = new ApiError(0, 'offline', 'The server cannot be reached.');
    change(titled(current(), 'first1', 'W'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(saveStateInWords(autosave.state)).toBe('Not saved, retrying');
    expect(memory.work).not.toBeNull();
    remote.kept.error = null;
    await vi.advanceTimersByTimeAsync(2000);
    expect(autosave.state.kind).toBe('saved');
    expect(titles(remote.kept.document)).toEqual(['W', 'second']);
  });

  it('does not hammer with what the server refuses, until something changes', async () => {
    const { autosave, remote, change, current } = open();
    remote.kept.error = new ApiError(422, 'invalid', 'The title is too long.');
    change(titled(current(), 'first1', 'W'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(autosave.state).toEqual({ kind: 'refused', reason: 'The title is too long.' });
    remote.kept.error = null;
    change(titled(current(), 'first1', 'V'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(autosave.state.kind).toBe('saved');
  });

  it('merges a stale save where the other side changed something else', async () => {
    const { autosave, remote, change, current } = open();
    Object.assign(remote.kept, { document: titled(remote.kept.document, 'second', 'Theirs'), revision: 2 });
    change(titled(current(), 'first1', 'Mine'));
    await vi.advanceTimersByTimeAsync(1100);
    expect(autosave.state.kind).toBe('saved');
    expect(titles(current())).toEqual(['Mine', 'Theirs']);
    expect(titles(remote.kept.document)).toEqual(['Mine', 'Theirs']);
  });

  it.each([
    ['mine', ['Mine', 'Also theirs']],
    ['theirs', ['Theirs', 'Also theirs']],
  ] as const)('asks where both changed the same, and does as told: %s', async (preference, expected) => {
    const { autosave, remote, change, current } = open();
    const theirs = titled(titled(remote.kept.document, 'first1', 'Theirs'), 'second', 'Also theirs');
    Object.assign(remote.kept, { document: theirs, revision: 2 });
    change(titled(current(), 'first1', 'Mine'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(autosave.state.kind).toBe('conflict');
    expect(remote.kept.revision).toBe(2);
    await autosave.resolve(preference);
    expect(autosave.state.kind).toBe('saved');
    expect(titles(remote.kept.document)).toEqual(expected);
  });

  it('B-07: takes in what somebody else saved while nothing is unsaved here', async () => {
    const { autosave, remote, current } = open();
    Object.assign(remote.kept, { document: titled(remote.kept.document, 'second', 'Theirs'), revision: 2 });
    await autosave.refresh();
    expect(titles(current())).toEqual(['first1', 'Theirs']);
    expect(autosave).toMatchObject({ revision: 2, clean: true });
  });

  it('flushes before publishing', async () => {
    const { autosave, remote, change, current } = open();
    change(titled(current(), 'first1', 'Now'));
    expect(await autosave.flush()).toBe(true);
    expect(titles(remote.kept.document)).toEqual(['Now', 'second']);
  });
});

describe('unsent work (B-03)', () => {
  const base = sampleDocument();

  it('is taken up after a reload and saved', async () => {
    const { autosave, remote, current } = open({
      unsent: { revision: 1, base, document: titled(base, 'first1', 'Unsent') },
    });
    autosave.start();
    expect(titles(current())).toEqual(['Unsent', 'second']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(titles(remote.kept.document)).toEqual(['Unsent', 'second']);
  });

  it('asks when the same was changed on the server since', () => {
    const older = titled(base, 'first1', 'Older');
    const { autosave, current } = open({
      unsent: { revision: 0, base: older, document: titled(base, 'first1', 'Unsent') },
    });
    autosave.start();
    expect(autosave.state.kind).toBe('conflict');
    expect(titles(current())).toEqual(['Unsent', 'second']);
  });

  it('is kept by document and tab; what a crashed tab left behind is found later', () => {
    const entries: Record<string, string> = {};
    const storage = Object.create({
      getItem: (key: string) => entries[key] ?? null,
      setItem(this: Record<string, unknown>, key: string, value: string) {
        entries[key] = value;
        Object.defineProperty(this, key, { value, enumerable: true, configurable: true });
      },
      removeItem(this: Record<string, unknown>, key: string) {
        delete entries[key];
        delete this[key];
      },
    }) as Storage;
    let now = 0;
    const store = (tab: string) => unsentStore(storage, 'portal-1', tab, () => now);
    const work = { revision: 1, base, document: base };
    store('one').keep(work);
    expect(store('one').find()).toMatchObject(work);
    expect(store('two').find()).toBeNull();
    expect(unsentStore(storage, 'portal-2', 'one', () => now).find()).toBeNull();
    now = 20_000;
    const second = store('two');
    expect(second.find()).toMatchObject(work);
    second.forget();
    expect(store('one').find()).toBeNull();
  });
});
