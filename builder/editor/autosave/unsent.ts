import type { PortalDocument } from '../../../renderer/document.ts';

/** Work that has not reached the server, and what it was based on, so that it can be merged after a reload. */
export interface UnsentWork {
  readonly revision: number;
  readonly base: PortalDocument;
  readonly document: PortalDocument;
}

export interface UnsentStore {
  keep(work: UnsentWork): void;
  find(): UnsentWork | null;
  forget(): void;
}

const PREFIX = 'portico.unsent.';
/** A tab that is open sends sooner; what is older was left behind by one that crashed. */
const LEFT_BEHIND_AFTER_MS = 15_000;

/**
 * Keeps unsent work in the browser's storage, by document and by tab, so that two tabs do not overwrite each other's.
 *
 * @param documentKey names the document: `template-…`, `portal-…`
 * @param tab kept over a reload, different in every tab
 */
export function unsentStore(storage: Storage, documentKey: string, tab: string, now: () => number): UnsentStore {
  const prefix = `${PREFIX}${documentKey}.`;
  const own = prefix + tab;
  const adopted = new Set<string>([own]);

  function read(key: string): (UnsentWork & { at: number }) | null {
    try {
      return JSON.parse(storage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  }

  return {
    keep(work) {
      try {
        storage.setItem(own, JSON.stringify({ ...work, at: now() }));
      } catch {
        // Storage is full or forbidden: the work is still in memory, and leaving the page asks first.
      }
    },
    find() {
      const mine = read(own);
      if (mine) return mine;
      for (const key of Object.keys(storage)) {
        if (!key.startsWith(prefix)) continue;
        const work = read(key);
        if (!work || now() - work.at < LEFT_BEHIND_AFTER_MS) continue;
        adopted.add(key);
        return work;
      }
      return null;
    },
    forget() {
      for (const key of adopted) storage.removeItem(key);
    },
  };
}
