import { Alert, Button } from '@mantine/core';
import { Info, Mails, SearchX } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { usePages } from '../api/use-api.ts';
import { Busy } from '../ui/busy.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { LoadError } from '../ui/query-state.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filtersOf, type MailFilters, queryStringOf } from './filters.ts';
import { MailTable, TableSkeleton } from './mail-table.tsx';
import { OpenedMail } from './opened-mail.tsx';

const PAGE_SIZE = 100;

function NoMails({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered)
    return (
      <Empty
        icon={SearchX}
        title="No mail fits"
        action={
          <Button variant="default" onClick={onClear}>
            Clear search and filters
          </Button>
        }
      >
        Search finds the start of any word of the reader’s name, address or customer.
      </Empty>
    );
  return (
    <Empty icon={Mails} title="No mails yet">
      Invitations, sign-in codes, reminders and everything else that goes out by mail comes here, with what became of
      it.
    </Empty>
  );
}

/** Every mail that waits, went out or was kept; one of them open beside the list (E-11). */
export function OutboxPage({ mailId }: { mailId: string | undefined }) {
  const [, navigate] = useLocation();
  const queryString = useSearch();
  const filters = useMemo(() => filtersOf(queryString), [queryString]);
  const query = queryStringOf(filters);
  const list = usePages('outbox.list', { query: { ...filters, limit: PAGE_SIZE } });
  const change = useCallback(
    (changed: MailFilters) => {
      // A search that was just typed may settle while the next page is on its way; it must not lead back.
      if (!window.location.pathname.startsWith('/outbox')) return;
      navigate(`/outbox${queryStringOf({ ...filters, ...changed })}`, { replace: true });
    },
    [filters, navigate],
  );
  const { fetchNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);

  return (
    <Page title="Outbox">
      {list.first?.server === false && (
        <Alert color="gray" icon={<Info size={18} />} title="No mail server is set">
          Mails are kept here instead, where you can read them and click what is in them. Set SMTP_URL to send them.
        </Alert>
      )}
      <FilterBar filters={filters} onChange={change} />
      {list.isPending && <TableSkeleton />}
      {list.error && list.items.length === 0 && <LoadError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.items.length === 0 && (
        <NoMails filtered={query !== ''} onClear={() => navigate('/outbox', { replace: true })} />
      )}
      {list.items.length > 0 && (
        <MailTable mails={list.items} hasMore={list.hasNextPage} loadMore={loadMore} query={query} />
      )}
      {list.hasNextPage && <Busy size="xs" label="Loading more mails" />}
      <OpenedMail mailId={mailId} onClose={() => navigate(`/outbox${query}`)} />
    </Page>
  );
}
