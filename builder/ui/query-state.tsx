import { Alert, Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/client.ts';

/** Says in words what could not be loaded, with the way to try again. */
export function LoadError({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const title =
    error.status === 404 ? 'Nothing here' : error.status === 403 ? 'Not yours to see' : 'This could not be loaded';
  return (
    <Alert color="bad" icon={<CircleAlert size={18} />} title={title} role="alert">
      {error.message}
      {error.status !== 404 && error.status !== 403 && (
        <Button mt="sm" variant="default" size="xs" display="block" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}

/** Shows `skeleton` until the answer is there, the error in words where it fails, else the answer. */
export function QueryState<T>({
  query,
  skeleton,
  children,
}: {
  query: UseQueryResult<T, ApiError>;
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return skeleton;
}
