import { useCallback, useState } from 'react';

/** A set of chosen ids over a list; with Shift, everything from the last one chosen. */
export function useSelection(ids: readonly string[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);

  const select = useCallback(
    (id: string, on: boolean, range: boolean) => {
      const [from, to] = [anchor ? ids.indexOf(anchor) : -1, ids.indexOf(id)].sort((a, b) => a - b) as [number, number];
      const touched = range && from >= 0 ? ids.slice(from, to + 1) : [id];
      setSelected((before) => {
        const after = new Set(before);
        for (const one of touched) {
          if (on) after.add(one);
          else after.delete(one);
        }
        return after;
      });
      setAnchor(id);
    },
    [ids, anchor],
  );
  const selectAll = useCallback((on: boolean) => setSelected(new Set(on ? ids : [])), [ids]);
  return { selected, select, selectAll, clear: useCallback(() => setSelected(new Set()), []) };
}
