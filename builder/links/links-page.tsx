import { Button } from '@mantine/core';
import { Link2, SearchX, Trash2 } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { WorkspaceLink } from '../api/types.ts';
import { useChange, usePages } from '../api/use-api.ts';
import { Busy } from '../ui/busy.tsx';
import { confirmLoss } from '../ui/confirm.tsx';
import { Empty } from '../ui/empty.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/page.tsx';
import { LoadError } from '../ui/query-state.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';
import { useSelection } from '../ui/use-selection.ts';
import { FilterBar } from './filter-bar.tsx';
import { filtersOf, type LinkFilters, queryStringOf } from './filters.ts';
import { LinkTable, TableSkeleton } from './link-table.tsx';

const PAGE_SIZE = 100;
/** As many as one call revokes. */
const MAX_AT_ONCE = 500;

function NoLinks({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered)
    return (
      <Empty
        icon={SearchX}
        title="No link fits"
        action={
          <Button variant="default" onClick={onClear}>
            Clear search and filters
          </Button>
        }
      >
        Search finds the start of any word of the customer’s name, and of the link’s.
      </Empty>
    );
  return (
    <Empty icon={Link2} title="No links yet">
      Every share link of every portal comes here: who can open it, whether it works, and when somebody last did. Make
      one with “Share” on a customer’s page.
    </Empty>
  );
}

/** All share links of the workspace, searched and filtered, revocable many at once (B-09). */
export function LinksPage() {
  const [, navigate] = useLocation();
  const queryString = useSearch();
  const filters = useMemo(() => filtersOf(queryString), [queryString]);
  const list = usePages('shareLinks.list', { query: { ...filters, limit: PAGE_SIZE } });
  const ids = useMemo(() => list.items.filter(({ state }) => state !== 'revoked').map(({ id }) => id), [list.items]);
  const selection = useSelection(ids);
  const { mutateAsync: revokeMany } = useChange('shareLinks.revokeMany');
  const { clear } = selection;

  const change = useCallback(
    (changed: LinkFilters) => {
      // A search that was just typed may settle while the next page is on its way; it must not lead back.
      if (window.location.pathname !== '/links') return;
      navigate(`/links${queryStringOf({ ...filters, ...changed })}`, { replace: true });
    },
    [filters, navigate],
  );
  const { fetchNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);

  const revoke = useCallback(
    async (linkIds: readonly string[]) => {
      let revoked = 0;
      for (let start = 0; start < linkIds.length; start += MAX_AT_ONCE) {
        const { items } = await revokeMany({ body: { linkIds: linkIds.slice(start, start + MAX_AT_ONCE) } });
        revoked += items.filter(({ result }) => result === 'revoked').length;
      }
      clear();
      notifyDone(
        revoked === linkIds.length
          ? `${countWords(revoked)} revoked.`
          : `${countWords(revoked)} revoked; ${linkIds.length - revoked} had been already, or are gone.`,
      );
    },
    [revokeMany, clear],
  );
  const askToRevoke = useCallback(
    (links: readonly { id: string }[], what: string) =>
      confirmLoss({
        title: `Revoke ${what} for good?`,
        body: 'Nobody gets in by it any more, and open visits end. A revoked link cannot be brought back; you can make a new one.',
        action: links.length === 1 ? 'Revoke link' : `Revoke ${countWords(links.length)}`,
        run: () => revoke(links.map(({ id }) => id)),
      }),
    [revoke],
  );
  const askAboutOne = useCallback(
    (link: WorkspaceLink) => askToRevoke([link], `the link of ${link.customer.name}`),
    [askToRevoke],
  );
  const selected = [...selection.selected].map((id) => ({ id }));

  return (
    <Page title="Links" width={1280}>
      <FilterBar filters={filters} onChange={change} />
      {list.isPending && <TableSkeleton />}
      {list.error && list.items.length === 0 && <LoadError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.items.length === 0 && (
        <NoLinks filtered={queryStringOf(filters) !== ''} onClear={() => navigate('/links', { replace: true })} />
      )}
      {list.items.length > 0 && (
        <LinkTable
          links={list.items}
          hasMore={list.hasNextPage}
          loadMore={loadMore}
          selection={selection}
          onRevoke={askAboutOne}
        />
      )}
      {list.hasNextPage && <Busy size="xs" label="Loading more links" />}
      <SelectionBar label="Selected links" count={selected.length} onClear={clear}>
        <Button
          size="xs"
          color="bad"
          leftSection={<Trash2 size={15} />}
          onClick={() => askToRevoke(selected, countWords(selected.length))}
        >
          Revoke…
        </Button>
      </SelectionBar>
    </Page>
  );
}

function countWords(count: number): string {
  return count === 1 ? '1 link' : `${new Intl.NumberFormat().format(count)} links`;
}
