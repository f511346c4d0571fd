import { Button, Group, Menu, Skeleton, Stack } from '@mantine/core';
import { Download, ScrollText, SearchX } from 'lucide-react';
import { useState } from 'react';
import { apiUrl } from '../../api/client.ts';
import { usePages } from '../../api/use-api.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadError } from '../../ui/query-state.tsx';
import { SettingsSection } from '../section.tsx';
import classes from './audit.module.css';
import { AuditRow } from './audit-entry.tsx';
import { FilterBar } from './filter-bar.tsx';
import { NO_FILTERS, queryOf } from './filters.ts';
import { Verification } from './verification.tsx';

function ExportMenu({ query }: { query: ReturnType<typeof queryOf> }) {
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={15} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={apiUrl('audit.exportCsv', { query })} download>
          As a spreadsheet (CSV)
        </Menu.Item>
        <Menu.Item component="a" href={apiUrl('audit.exportJson', { query })} download>
          As JSON
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Who did what, shared what, saw what: kept so that a change shows (B-14). */
export function AuditSection() {
  const [filters, setFilters] = useState(NO_FILTERS);
  const query = queryOf(filters);
  const entries = usePages('audit.list', { query: { ...query, limit: 50 } });
  const filtered = Object.keys(query).length > 0;
  return (
    <SettingsSection
      title="Audit"
      lead="Who signed in, shared, published, accepted and saw what. Entries are only ever added, and each is chained to the one before."
      action={<ExportMenu query={query} />}
    >
      <Stack gap="sm">
        <Verification />
        <FilterBar filters={filters} onChange={setFilters} />
        {entries.isPending && <Skeleton h={320} />}
        {entries.error && entries.items.length === 0 && (
          <LoadError error={entries.error} onRetry={() => void entries.refetch()} />
        )}
        {entries.isSuccess &&
          entries.items.length === 0 &&
          (filtered ? (
            <Empty
              icon={SearchX}
              title="No entry fits"
              action={
                <Button variant="default" onClick={() => setFilters(NO_FILTERS)}>
                  Clear filters
                </Button>
              }
            >
              Nothing of this kind happened in this time.
            </Empty>
          ) : (
            <Empty icon={ScrollText} title="No entries yet">
              The next sign-in, share or publish comes here.
            </Empty>
          ))}
        {entries.items.length > 0 && (
          <ul className={classes.list} aria-label="Entries">
            {entries.items.map((entry) => (
              <AuditRow key={entry.number} entry={entry} />
            ))}
          </ul>
        )}
        {entries.hasNextPage && (
          <Group justify="center">
            <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
              Show earlier entries
            </Button>
          </Group>
        )}
      </Stack>
    </SettingsSection>
  );
}
