import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { Eye, EyeOff, Plus, SearchX } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Customer } from '../api/types.ts';
import { usePages } from '../api/use-api.ts';
import { Busy } from '../ui/busy.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadError } from '../ui/query-state.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';
import { useSelection } from '../ui/use-selection.ts';
import type { RecordKindUi, RecordPlural, RecordTypes } from './kind.ts';
import { useRemoveRecord, useShowInPortal } from './record-changes.ts';
import { RecordDrawer } from './record-drawer.tsx';
import { RecordRow } from './record-row.tsx';
import { type RecordFilters, RecordToolbar } from './record-toolbar.tsx';
import classes from './records.module.css';

/** Pages of any kind's records; the endpoints differ in their path and in what a record holds. */
function useRecords<P extends RecordPlural>(kind: RecordKindUi<P>, customerId: string, filters: RecordFilters) {
  const { own, ...query } = filters;
  const list = usePages(`${kind.plural}.list` as 'notes.list', {
    params: { customerId },
    query: { ...query, ...(kind.filter && own ? { [kind.filter.parameter]: own } : {}) },
  });
  return { ...list, items: list.items as unknown as RecordTypes[P][] };
}

function ListSkeleton() {
  return (
    <Stack gap={0} aria-hidden>
      {['70%', '45%', '60%', '52%', '66%'].map((width) => (
        <div key={width} className={classes.row}>
          <Skeleton w={20} h={20} />
          <Skeleton h={14} w={width} />
        </div>
      ))}
    </Stack>
  );
}

function MoreSentinel({ onReached }: { onReached: () => void }) {
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  useEffect(() => {
    if (entry?.isIntersecting) onReached();
  }, [entry, onReached]);
  return (
    <Group ref={ref} justify="center" py="sm">
      <Busy size="xs" label="Loading more" />
    </Group>
  );
}

/** All records of one kind of a customer: find, add, open, switch *show in portal*, delete with undo. */
export function RecordTab<P extends RecordPlural>({ kind, customer }: { kind: RecordKindUi<P>; customer: Customer }) {
  const [filters, setFilters] = useState<RecordFilters>({});
  const [params, setParams] = useSearchParams();
  const open = params.get('record');
  const setOpen = (record: string | null) => setParams(record ? { record } : {}, { replace: open !== null });

  const list = useRecords(kind, customer.id, filters);
  const selection = useSelection(useMemo(() => list.items.map(({ id }) => id), [list.items]));
  const show = useShowInPortal(kind.plural, customer.id);
  const remove = useRemoveRecord(kind.plural, customer.id);
  const tags = useMemo(() => [...new Set(list.items.flatMap((record) => record.tags))].sort(), [list.items]);
  const filtered = Object.values(filters).some(Boolean);
  const chosen = [...selection.selected];

  const addButton = (onClick: () => void) => (
    <Button leftSection={<Plus size={16} />} onClick={onClick}>
      {kind.addLabel}
    </Button>
  );
  const add = kind.Add ? <kind.Add customer={customer}>{addButton}</kind.Add> : addButton(() => setOpen('new'));

  return (
    <Stack gap="sm">
      <RecordToolbar kind={kind} tags={tags} filters={filters} onChange={setFilters}>
        {add}
      </RecordToolbar>
      {list.isPending && <ListSkeleton />}
      {list.error && list.items.length === 0 && <LoadError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.items.length === 0 && (
        <Empty icon={filtered ? SearchX : kind.icon} title={filtered ? 'Nothing fits' : `No ${kind.plural} yet`}>
          {filtered ? 'Change the search or the filters above.' : kind.emptyText}
        </Empty>
      )}
      {list.items.length > 0 && (
        <ul className={classes.list} aria-label={kind.plural}>
          {list.items.map((record) => (
            <RecordRow
              key={record.id}
              kind={kind}
              record={record}
              shown={show.asked(record.id) ?? record.showInPortal}
              selected={selection.selected.has(record.id)}
              onSelect={(on, range) => selection.select(record.id, on, range)}
              onOpen={() => setOpen(record.id)}
              onShow={(on) => show.set([record.id], on)}
              onRemove={() => remove(record.id, kind.titleOf(record))}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && !list.isFetchingNextPage && <MoreSentinel onReached={() => void list.fetchNextPage()} />}
      <SelectionBar label={`Selected ${kind.plural}`} count={chosen.length} onClear={selection.clear}>
        <Button
          size="xs"
          variant="default"
          leftSection={<Eye size={15} />}
          onClick={() => void show.setMany(chosen, true).then(selection.clear, () => {})}
        >
          Show in portal
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<EyeOff size={15} />}
          onClick={() => void show.setMany(chosen, false).then(selection.clear, () => {})}
        >
          Hide
        </Button>
      </SelectionBar>
      <RecordDrawer
        kind={kind}
        customer={customer}
        recordId={open}
        loaded={list.items.find(({ id }) => id === open)}
        tags={tags}
        onClose={() => setOpen(null)}
      />
    </Stack>
  );
}
