import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ApiError } from '../api/client.ts';

/**
 * What an editor opens with: fetched once, never kept and never fetched again behind its back, as from then on autosave
 * is what knows how it stands with the server.
 */
export function useLoaded<T>(key: readonly string[], load: () => Promise<T>): UseQueryResult<T, ApiError> {
  return useQuery<T, ApiError>({
    queryKey: ['editor', ...key],
    queryFn: load,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
