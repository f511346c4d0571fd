import type { Waiting } from '../scope.ts';

/** What waits for somebody: how much, and in which block the first of it is. */
export interface WaitingStrip {
  readonly count: number;
  readonly anchor: string;
}

/** The strip "Waiting on you", by who looks. */
export interface WaitingView {
  /** Somebody unknown: all that waits for the customer's side. */
  readonly all: WaitingStrip;
  /** A contact who is not among `contacts`: what waits for any of them. */
  readonly rest: WaitingStrip;
  /** Contacts for whom more waits than for the others. */
  readonly contacts: readonly (WaitingStrip & { readonly id: string })[];
}

/** What waits on a page, by its blocks from the top; a record that two blocks show counts once. */
export function viewWaiting(
  blocks: readonly { readonly id: string; readonly waiting: readonly Waiting[] }[],
): WaitingView {
  const strip = (isTheirs: (waiting: Waiting) => boolean): WaitingStrip => {
    const theirs = blocks.map(({ id, waiting }) => ({ id, waiting: waiting.filter(isTheirs) }));
    const first = theirs.find(({ waiting }) => waiting.length > 0);
    return {
      count: new Set(theirs.flatMap(({ waiting }) => waiting.map(({ id }) => id))).size,
      anchor: first ? `b-${first.id}` : '',
    };
  };
  const named = new Set(blocks.flatMap(({ waiting }) => waiting.map(({ contactId }) => contactId)));
  return {
    all: strip(() => true),
    rest: strip(({ contactId }) => contactId === null),
    contacts: [...named]
      .filter((id) => id !== null)
      .map((id) => ({ id, ...strip(({ contactId }) => contactId === null || contactId === id) })),
  };
}
