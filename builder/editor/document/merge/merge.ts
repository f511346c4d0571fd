import type { PortalDocument } from '../../../../renderer/document.ts';
import { deepEqual } from './deep-equal.ts';
import { mergeOrder } from './merge-order.ts';
import { assemble, type Part, type Parts, partsOf, ROOT } from './parts.ts';

/** Whose version holds where both sides changed the same part. `both` keeps theirs as well, as a block of its own. */
export type Preference = 'mine' | 'theirs' | 'both';

/** A part that both sides changed, each differently. */
export interface Conflict {
  readonly id: string;
  readonly kind: Part['kind'];
  readonly what: 'changed-by-both' | 'removed-by-me' | 'removed-by-them' | 'moved-by-both';
}

export interface Merged {
  readonly document: PortalDocument;
  /** Empty when both sides touched different parts. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Three-way merge of documents by the ids of their parts. What only one side changed is taken from that side;
 * `preference` decides about the rest, which is listed as conflicts.
 *
 * @param newId names the copies that `both` makes
 */
export function merge(
  base: PortalDocument,
  mine: PortalDocument,
  theirs: PortalDocument,
  preference: Preference,
  newId: () => string,
): Merged {
  return new Merge(partsOf(base), partsOf(mine), partsOf(theirs), preference, newId).result();
}

class Merge {
  private readonly conflicts: Conflict[] = [];
  /** Present parts and where they hang. */
  private readonly parents = new Map<string, string>();
  private readonly own = new Map<string, Part['own']>();
  /** Copies of their version, after the block of mine that they conflict with. */
  private readonly copies = new Map<string, string>();

  constructor(
    private readonly base: Parts,
    private readonly mine: Parts,
    private readonly theirs: Parts,
    private readonly preference: Preference,
    private readonly newId: () => string,
  ) {}

  result(): Merged {
    for (const id of new Set([...this.theirs.keys(), ...this.mine.keys()])) this.settle(id);
    this.hangOrphans();
    return { document: assemble(this.parts()), conflicts: this.conflicts };
  }

  private get prefersTheirs(): boolean {
    return this.preference === 'theirs';
  }

  /** Decides whether a part stays, its values and its parent. */
  private settle(id: string): void {
    const base = this.base.get(id);
    const mine = this.mine.get(id);
    const theirs = this.theirs.get(id);
    if (mine && theirs) {
      this.parents.set(id, this.pickParent(base, mine, theirs));
      this.own.set(id, this.pickOwn(base, mine, theirs));
      return;
    }
    const only = mine ?? theirs;
    if (!only) return;
    if (base) {
      if (deepEqual(base.own, only.own)) return;
      this.conflicts.push({ id, kind: only.kind, what: mine ? 'removed-by-them' : 'removed-by-me' });
      const removerIsPreferred = this.preference !== 'both' && this.prefersTheirs === (mine !== undefined);
      if (removerIsPreferred) return;
    }
    this.parents.set(id, only.parent);
    this.own.set(id, only.own);
  }

  private pickParent(base: Part | undefined, mine: Part, theirs: Part): string {
    if (mine.parent === theirs.parent || theirs.parent === base?.parent) return mine.parent;
    if (mine.parent === base?.parent) return theirs.parent;
    this.conflicts.push({ id: mine.id, kind: mine.kind, what: 'moved-by-both' });
    return this.prefersTheirs ? theirs.parent : mine.parent;
  }

  private pickOwn(base: Part | undefined, mine: Part, theirs: Part): Part['own'] {
    const own: Record<string, unknown> = {};
    let clash = false;
    for (const key of Object.keys({ ...theirs.own, ...mine.own })) {
      const [was, here, there] = [base?.own[key], mine.own[key], theirs.own[key]];
      if (deepEqual(here, there) || (base && deepEqual(there, was))) own[key] = here;
      else if (base && deepEqual(here, was)) own[key] = there;
      else {
        clash = true;
        own[key] = this.prefersTheirs ? there : here;
      }
    }
    if (clash) this.clash(mine, theirs);
    return own;
  }

  private clash(mine: Part, theirs: Part): void {
    this.conflicts.push({ id: mine.id, kind: mine.kind, what: 'changed-by-both' });
    if (this.preference !== 'both' || mine.kind !== 'block') return;
    const copy = this.newId();
    this.copies.set(mine.id, copy);
    this.own.set(copy, theirs.own);
  }

  /** Parts whose parent was removed by the other side: the parent stays for their sake, or they go with it. */
  private hangOrphans(): void {
    for (const [id, parent] of [...this.parents]) {
      if (parent === '' || this.parents.has(parent)) continue;
      const kind = (this.mine.get(id) ?? this.theirs.get(id))?.kind ?? 'block';
      const removedByMe = !this.mine.has(parent);
      this.conflicts.push({ id, kind, what: removedByMe ? 'removed-by-me' : 'removed-by-them' });
      const parentStays = this.preference === 'both' || this.prefersTheirs === removedByMe;
      if (parentStays) this.revive(parent);
      else this.dropOrReturn(id);
    }
  }

  private revive(id: string): void {
    const part = this.mine.get(id) ?? this.theirs.get(id);
    if (!part || this.parents.has(id)) return;
    this.parents.set(id, part.parent);
    this.own.set(id, part.own);
    if (part.parent !== '') this.revive(part.parent);
  }

  /** A part moved into something removed goes back to where the preferred side has it; one that is only there goes too. */
  private dropOrReturn(id: string): void {
    const preferred = (this.prefersTheirs ? this.theirs : this.mine).get(id);
    if (preferred && this.parents.has(preferred.parent)) this.parents.set(id, preferred.parent);
    else this.drop(id);
  }

  private drop(id: string): void {
    this.parents.delete(id);
    for (const [child, parent] of [...this.parents]) if (parent === id) this.drop(child);
  }

  private parts(): Parts {
    const members = new Map<string, Set<string>>();
    for (const [id, parent] of this.parents) {
      const siblings = members.get(parent) ?? new Set();
      members.set(parent, siblings.add(id));
    }
    const result = new Map<string, Part>();
    for (const [id, parent] of this.parents) {
      const part = this.mine.get(id) ?? this.theirs.get(id);
      if (!part) continue;
      const children = this.order(id, members.get(id) ?? new Set());
      for (const [index, child] of [...children.entries()].reverse()) {
        const copy = this.copies.get(child);
        if (copy) children.splice(index + 1, 0, copy);
      }
      result.set(id, { id, kind: part.kind, parent, own: this.own.get(id) ?? part.own, children });
    }
    for (const [original, id] of this.copies)
      result.set(id, {
        id,
        kind: 'block',
        parent: this.parents.get(original) ?? ROOT,
        own: this.own.get(id) ?? {},
        children: [],
      });
    return result;
  }

  private order(id: string, members: ReadonlySet<string>): string[] {
    const childrenIn = (parts: Parts) => parts.get(id)?.children ?? [];
    return mergeOrder(childrenIn(this.base), childrenIn(this.mine), childrenIn(this.theirs), members);
  }
}
