import { type UseQueryResult, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { applyChange, changeMadeBy } from './changes.ts';
import { type ApiError, api } from './client.ts';
import type { Endpoints } from './types.ts';

export type EndpointName = keyof Endpoints;
/** What a call to an endpoint states: params, query, body. */
export type CallOf<N extends EndpointName> = NonNullable<Parameters<typeof api<N>>[1]>;
export type ResponseOf<N extends EndpointName> = Endpoints[N]['response'];

/** `api` without the check that a call fits its endpoint, which the hooks below have made already. */
const callApi = api as <N extends EndpointName>(name: N, call: unknown) => Promise<ResponseOf<N>>;

/** Key under which an answer is kept; `changes.ts` finds it again by endpoint and customer. */
export function queryKey<N extends EndpointName>(name: N, call: CallOf<N>) {
  return [name, call] as const;
}

/** Answer of a reading endpoint, kept and fetched again when something it shows has changed. */
export function useApi<N extends EndpointName>(
  name: N,
  call: CallOf<N>,
  options: {
    enabled?: boolean;
    keepPrevious?: boolean;
    /** Milliseconds until the next look, for what goes on by itself; false once it has ended. */
    lookAgain?: (answer: ResponseOf<N> | undefined) => number | false;
  } = {},
): UseQueryResult<ResponseOf<N>, ApiError> {
  const { keepPrevious, lookAgain, ...rest } = options;
  return useQuery<ResponseOf<N>, ApiError>({
    queryKey: queryKey(name, call),
    queryFn: ({ signal }) => callApi(name, { ...call, signal }),
    ...(keepPrevious ? { placeholderData: (previous) => previous } : {}),
    ...(lookAgain ? { refetchInterval: (query) => lookAgain(query.state.data) } : {}),
    ...rest,
  });
}

type PagedName = {
  [N in EndpointName]: ResponseOf<N> extends { items: unknown[]; nextCursor: string | null } ? N : never;
}[EndpointName];
type ItemOf<N extends PagedName> = ResponseOf<N> extends { items: (infer Item)[] } ? Item : never;

/** A list that comes page by page: all items so far, and the way to the next ones. */
export function usePages<N extends PagedName>(name: N, call: CallOf<N>) {
  const result = useInfiniteQuery({
    queryKey: [...queryKey(name, call), 'pages'] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callApi(name, { ...call, query: { ...(call as { query?: object }).query, cursor: pageParam }, signal }),
    getNextPageParam: (page: ResponseOf<N>) => page.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
  const items = (result.data?.pages ?? []).flatMap((page) => page.items as ItemOf<N>[]);
  return { ...result, error: result.error as ApiError | null, items, first: result.data?.pages[0] };
}

/** A writing endpoint; what it changes is fetched again, without waiting for the live stream to say so. */
export function useChange<N extends EndpointName>(
  name: N,
  options: { onSuccess?: (answer: ResponseOf<N>, call: CallOf<N>) => void; onError?: (error: ApiError) => void } = {},
) {
  const client = useQueryClient();
  return useMutation<ResponseOf<N>, ApiError, CallOf<N>>({
    mutationFn: (call) => callApi(name, call),
    onSuccess: options.onSuccess,
    onError: options.onError,
    onSettled: (_answer, _error, call) => applyChange(client, changeMadeBy(name, call)),
  });
}
