import { Group, SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { Filters } from '../ui/filters.tsx';
import { SearchField } from '../ui/search-field.tsx';
import type { RecordKindUi, RecordPlural } from './kind.ts';

/** What narrows a list of records. */
export interface RecordFilters {
  search?: string;
  tag?: string;
  showInPortal?: 'true' | 'false';
  /** Value of the kind's own filter. */
  own?: string;
}

/** Search and filters of a customer's records, with what adds one at the end. */
export function RecordToolbar<P extends RecordPlural>({
  kind,
  tags,
  filters,
  onChange,
  children,
}: {
  kind: RecordKindUi<P>;
  tags: readonly string[];
  filters: RecordFilters;
  onChange: (filters: RecordFilters) => void;
  children: ReactNode;
}) {
  return (
    <Group gap="xs">
      {kind.filter && (
        <SegmentedControl
          size="xs"
          aria-label={kind.filter.label}
          value={filters.own ?? ''}
          onChange={(own) => onChange({ ...filters, own: own || undefined })}
          data={[...kind.filter.choices]}
        />
      )}
      <SearchField
        flex={1}
        miw={140}
        maw={260}
        label={`Search ${kind.plural}`}
        placeholder="Search"
        value={filters.search}
        onSearch={(search) => onChange({ ...filters, search })}
      />
      <Filters set={[filters.tag, filters.showInPortal].filter(Boolean).length}>
        <Select
          w={128}
          aria-label="Tag"
          placeholder="Tag"
          clearable
          searchable
          nothingFoundMessage="No such tag"
          data={[...tags]}
          value={filters.tag ?? null}
          onChange={(tag) => onChange({ ...filters, tag: tag ?? undefined })}
        />
        <Select
          w={128}
          aria-label="Shown in portal"
          placeholder="Portal"
          clearable
          data={[
            { value: 'true', label: 'In portal' },
            { value: 'false', label: 'Internal' },
          ]}
          value={filters.showInPortal ?? null}
          onChange={(value) =>
            onChange({ ...filters, showInPortal: value === null ? undefined : (value as 'true' | 'false') })
          }
        />
      </Filters>
      <Group ml="auto">{children}</Group>
    </Group>
  );
}
