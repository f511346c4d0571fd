import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import {
  FileUp,
  HeartPulse,
  Inbox,
  LayoutTemplate,
  Link2,
  type LucideIcon,
  Search,
  Settings,
  SquareUserRound,
  Tags,
  Users,
} from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CustomerSummary } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';
import { useRights } from '../session/session.tsx';
import { LogoAvatar } from '../ui/avatar.tsx';
import { PORTAL_STATES } from '../ui/portal-state.tsx';

const [store, palette] = createSpotlight();

/** Opens the command palette, as Ctrl-K does. */
export const openPalette = palette.open;

interface PageEntry {
  label: string;
  href: string;
  icon: LucideIcon;
}

/** Pages the palette finds, by what the role may open. */
function usePageEntries(): PageEntry[] {
  const { administers, designs } = useRights();
  const active = useApi('workspace.get', {}).data?.portalFeature === 'active';
  return [
    { label: 'My work', href: '/my-work', icon: Inbox },
    { label: 'Customers', href: '/customers', icon: Users },
    ...(active
      ? [
          { label: 'Templates', href: '/templates', icon: LayoutTemplate },
          { label: 'Links', href: '/links', icon: Link2 },
        ]
      : []),
    ...(designs
      ? [
          { label: 'Import customers or tasks', href: '/imports/new', icon: FileUp },
          { label: 'Settings: Customer portal', href: '/settings/portal', icon: Settings },
          { label: 'Settings: Attributes', href: '/settings/attributes', icon: Tags },
          { label: 'Settings: Health scores', href: '/settings/health-scores', icon: HeartPulse },
        ]
      : []),
    ...(administers
      ? [
          { label: 'Settings: Workspace', href: '/settings/workspace', icon: Settings },
          { label: 'Settings: Staff', href: '/settings/staff', icon: Users },
        ]
      : []),
    { label: 'Your account', href: '/account', icon: SquareUserRound },
  ];
}

/** The customers that a search finds, or the first ones. */
function useFoundCustomers(search: string): readonly CustomerSummary[] {
  const [settled] = useDebouncedValue(search.trim(), 120);
  const customers = useApi(
    'customers.list',
    { query: { limit: 8, ...(settled ? { search: settled } : {}) } },
    { keepPrevious: true },
  );
  return customers.data?.items ?? [];
}

function CustomerResults({ items, onOpen }: { items: readonly CustomerSummary[]; onOpen: (href: string) => void }) {
  return (
    <Spotlight.ActionsGroup label="Customers">
      {items.map((customer) => (
        <Spotlight.Action key={customer.id} onClick={() => onOpen(`/customers/${customer.id}`)}>
          <Group gap="sm" wrap="nowrap" w="100%">
            <LogoAvatar name={customer.name} logoUrl={customer.logoUrl} size={24} />
            <Text size="sm" truncate flex={1}>
              {customer.name}
            </Text>
            <Text size="xs" truncate opacity={0.8}>
              Portal: {PORTAL_STATES[customer.portalState].label}
            </Text>
          </Group>
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  );
}

/** Ctrl-K: finds customers and pages. */
export function CommandPalette() {
  const [search, setSearch] = useState('');
  const [, navigate] = useLocation();
  const customers = useFoundCustomers(search);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const pages = usePageEntries().filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));

  return (
    <Spotlight.Root
      store={store}
      query={search}
      onQueryChange={setSearch}
      shortcut={['mod + K']}
      attributes={{ content: { 'aria-label': 'Find a customer or a page' } }}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 100 }}
    >
      <Spotlight.Search
        placeholder="Find a customer or a page"
        aria-label="Find a customer or a page"
        leftSection={<Search size={17} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {customers.length > 0 && <CustomerResults items={customers} onOpen={navigate} />}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label="Pages">
            {pages.map(({ label, href, icon: Icon }) => (
              <Spotlight.Action
                key={href}
                label={label}
                leftSection={<Icon size={17} strokeWidth={1.75} aria-hidden />}
                onClick={() => navigate(href)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {customers.length + pages.length === 0 && (
          <Spotlight.Empty>Nothing found. Customers are found by the start of any word of their name.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
