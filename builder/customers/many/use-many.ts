import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { applyChange, type ChangeEvent } from '../../api/changes.ts';
import type { ApiError } from '../../api/client.ts';

/** As many customers as one request takes comfortably, so that progress is seen. */
const AT_ONCE = 25;

/** Does something with a long list piece by piece, as long as it is wanted. */
async function inPieces<Wish, Answer>(
  wishes: readonly Wish[],
  call: (piece: Wish[]) => Promise<{ items: Answer[] }>,
  take: (answers: Answer[]) => void,
  wanted: () => boolean,
): Promise<void> {
  for (let at = 0; at < wishes.length && wanted(); at += AT_ONCE)
    take((await call(wishes.slice(at, at + AT_ONCE))).items);
}

/** What would happen to each of many customers; asked anew each time that the dialog opens. */
export function useManyPreview<Preview>(
  name: string,
  customers: readonly { readonly id: string }[],
  call: (customerIds: string[]) => Promise<{ items: Preview[] }>,
) {
  const ids = customers.map(({ id }) => id);
  const [looked, setLooked] = useState(0);
  const query = useQuery<Preview[], ApiError>({
    queryKey: [name, ids],
    queryFn: async ({ signal }) => {
      const items: Preview[] = [];
      const take = (answers: Preview[]) => {
        items.push(...answers);
        setLooked(items.length);
      };
      await inPieces(ids, call, take, () => !signal.aborted);
      return items;
    },
    // What is looked at is what will happen: it must not change under the reader's eyes.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return { items: query.data, error: query.error, refetch: () => void query.refetch(), share: looked / ids.length };
}

/**
 * Runs a bulk action. Pressed again after an error it goes on where it stopped; `stop`, or leaving the dialog, lets it end
 * after the piece that is under way.
 */
export function useManyRun<Wish, Result>(
  call: (piece: Wish[]) => Promise<{ items: Result[] }>,
  change: ChangeEvent['topic'],
) {
  const client = useQueryClient();
  const [results, setResults] = useState<readonly Result[]>([]);
  const [count, setCount] = useState(0);
  const stopped = useRef(false);
  const stop = useCallback(() => {
    stopped.current = true;
  }, []);
  useEffect(() => {
    stopped.current = false;
    return stop;
  }, [stop]);
  const run = useMutation<void, ApiError, readonly Wish[]>({
    mutationFn: (wishes) => {
      setCount(wishes.length);
      const take = (answers: Result[]) => setResults((before) => [...before, ...answers]);
      return inPieces(wishes.slice(results.length), call, take, () => !stopped.current);
    },
    onSettled: () => applyChange(client, { customerId: null, topic: change, id: null }),
  });
  return { ...run, stop, results, share: count > 0 ? results.length / count : 0 };
}
