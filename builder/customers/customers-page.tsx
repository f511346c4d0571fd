import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FileUp, Plus, SearchX, Users } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { usePages } from '../api/use-api.ts';
import { usePortalFeature } from '../portal/use-portal-feature.ts';
import { useRights } from '../session/session.tsx';
import { Busy } from '../ui/busy.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { LoadError } from '../ui/query-state.tsx';
import { useSelection } from '../ui/use-selection.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CreateCustomerDialog } from './create-customer-dialog.tsx';
import { CustomerTable, TableSkeleton } from './customer-table.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type CustomerFilters, filtersOf, isFiltered, queryStringOf } from './filters.ts';

const PAGE_SIZE = 100;

function countWords(total: number): string {
  const number = new Intl.NumberFormat().format(total);
  if (total === 1) return '1 customer';
  return `${number}${total >= 10_000 ? ' or more' : ''} customers`;
}

function NoCustomers({ filtered, onAdd, onClear }: { filtered: boolean; onAdd: () => void; onClear: () => void }) {
  const { designs, seesAllCustomers } = useRights();
  if (filtered)
    return (
      <Empty
        icon={SearchX}
        title="No customer fits"
        action={
          <Button variant="default" onClick={onClear}>
            Clear search and filters
          </Button>
        }
      >
        Search finds the start of any word of the name, and the external id
        {seesAllCustomers ? '.' : ', among the customers you own.'}
      </Empty>
    );
  return (
    <Empty
      icon={Users}
      title="No customers yet"
      action={
        <Button leftSection={<Plus size={16} />} onClick={onAdd}>
          Add the first customer
        </Button>
      }
    >
      {designs
        ? 'The companies you serve come here. Add one by hand, or import a list from a CSV file.'
        : 'The companies you own come here. Add one, or ask a customer success manager to make you the owner of some.'}
    </Empty>
  );
}

/** All customers, searched and filtered, with what can be done to many at once. */
export function CustomersPage() {
  const [, navigate] = useLocation();
  const queryString = useSearch();
  const filters = useMemo(() => filtersOf(queryString), [queryString]);
  const [creating, dialog] = useDisclosure();
  const { designs } = useRights();
  const feature = usePortalFeature();

  const list = usePages('customers.list', { query: { ...filters, limit: PAGE_SIZE } });
  const ids = useMemo(() => list.items.map(({ id }) => id), [list.items]);
  const selection = useSelection(ids);
  const change = useCallback(
    (changed: Partial<CustomerFilters>) => {
      // A search that was just typed may settle while the next page is on its way; it must not lead back.
      if (window.location.pathname !== '/customers') return;
      navigate(`/customers${queryStringOf({ ...filters, ...changed })}`, { replace: true });
    },
    [filters, navigate],
  );
  const { fetchNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const total = list.first?.total ?? 0;
  const selected = useMemo(
    () => list.items.filter(({ id }) => selection.selected.has(id)),
    [list.items, selection.selected],
  );

  return (
    <Page
      title="Customers"
      width={1280}
      actions={
        <>
          {designs && (
            <Button component={Link} href="/imports/new" variant="default" leftSection={<FileUp size={16} />}>
              Import
            </Button>
          )}
          <Button leftSection={<Plus size={16} />} onClick={dialog.open}>
            Add customer
          </Button>
        </>
      }
    >
      <FilterBar filters={filters} onChange={change} />
      <Text size="xs" c="dimmed" aria-live="polite" h={18}>
        {list.isPending ? '' : countWords(total)}
      </Text>
      {list.isPending && <TableSkeleton />}
      {list.error && list.items.length === 0 && <LoadError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.items.length === 0 && (
        <NoCustomers
          filtered={isFiltered(filters)}
          onAdd={dialog.open}
          onClear={() => navigate('/customers', { replace: true })}
        />
      )}
      {list.items.length > 0 && (
        <CustomerTable
          customers={list.items}
          total={total}
          hasMore={list.hasNextPage}
          loadMore={loadMore}
          withPortal={feature.active}
          selection={selection}
        />
      )}
      {list.hasNextPage && <Busy size="xs" label="Loading more customers" />}
      <BulkBar
        customers={selected}
        withPortal={feature.active}
        canActivate={feature.canActivate}
        onDone={selection.clear}
      />
      <CreateCustomerDialog opened={creating} onClose={dialog.close} />
    </Page>
  );
}
