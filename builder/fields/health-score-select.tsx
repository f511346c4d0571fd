import { Select } from '@mantine/core';
import { useApi } from '../api/use-api.ts';
import type { FieldProps } from './field.ts';

/** One of the workspace's health scores, without those in `exclude`. */
export function HealthScoreSelect({
  exclude = [],
  ...field
}: FieldProps<string | null> & { exclude?: readonly string[] }) {
  const scores = useApi('healthScores.list', {}).data?.items ?? [];
  return (
    <Select
      {...field}
      placeholder={scores.length === 0 ? 'No health scores defined yet' : 'Choose a score'}
      searchable
      nothingFoundMessage="No such score"
      data={scores.filter(({ id }) => !exclude.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
