import { Badge, Box, Group, Skeleton, Stack, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { Redirect, useLocation } from 'wouter';
import type { Customer } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';
import { fileKind } from '../records/files/kind.tsx';
import { meetingKind } from '../records/meetings/kind.tsx';
import { noteKind } from '../records/notes/kind.tsx';
import { RecordTab } from '../records/record-tab.tsx';
import { taskKind } from '../records/tasks/kind.tsx';
import { useTitle } from '../ui/page.tsx';
import { QueryState } from '../ui/query-state.tsx';
import scrollingTabs from '../ui/scrolling-tabs.module.css';
import { useScrollToCurrent } from '../ui/use-scroll-to-current.ts';
import { ContactsTab } from './contacts/contacts-tab.tsx';
import { CustomerHeader } from './customer-header.tsx';
import { DetailsTab } from './details/details-tab.tsx';
import { HealthTab } from './health/health-tab.tsx';
import { TouchpointsTab } from './touchpoints/touchpoints-tab.tsx';
import { VisitsTab } from './visits/visits-tab.tsx';

interface Tab {
  value: string;
  label: string;
  count?: (customer: Customer) => number;
  render: (customer: Customer) => ReactNode;
}

const TABS: readonly Tab[] = [
  {
    value: 'tasks',
    label: 'Tasks',
    count: ({ counts }) => counts.openTasks,
    render: (customer) => <RecordTab kind={taskKind} customer={customer} />,
  },
  {
    value: 'notes',
    label: 'Notes',
    count: ({ counts }) => counts.notes,
    render: (customer) => <RecordTab kind={noteKind} customer={customer} />,
  },
  {
    value: 'files',
    label: 'Files',
    count: ({ counts }) => counts.files,
    render: (customer) => <RecordTab kind={fileKind} customer={customer} />,
  },
  {
    value: 'meetings',
    label: 'Meetings',
    count: ({ counts }) => counts.meetings,
    render: (customer) => <RecordTab kind={meetingKind} customer={customer} />,
  },
  { value: 'touchpoints', label: 'Touchpoints', render: (customer) => <TouchpointsTab customer={customer} /> },
  { value: 'health', label: 'Health', render: ({ id }) => <HealthTab customerId={id} /> },
  {
    value: 'contacts',
    label: 'Contacts',
    count: ({ counts }) => counts.contacts,
    render: (customer) => <ContactsTab customer={customer} />,
  },
  { value: 'visits', label: 'Visits', render: ({ id }) => <VisitsTab customerId={id} /> },
  { value: 'details', label: 'Details', render: (customer) => <DetailsTab customer={customer} /> },
];

function PageSkeleton() {
  return (
    <Stack>
      <Skeleton h={12} w={160} />
      <Group gap="md" wrap="nowrap">
        <Skeleton h={48} w={48} />
        <Stack gap="xs" flex={1}>
          <Skeleton h={24} w="40%" />
          <Skeleton h={20} w="60%" />
        </Stack>
      </Group>
      <Skeleton h={40} />
      <Skeleton h={280} />
    </Stack>
  );
}

function CustomerTabs({ customer, tab }: { customer: Customer; tab: Tab }) {
  const [, navigate] = useLocation();
  const list = useScrollToCurrent<HTMLDivElement>(tab.value);
  return (
    <Tabs
      value={tab.value}
      onChange={(value) => navigate(`/customers/${customer.id}/${value}`)}
      keepMounted={false}
      classNames={{ list: scrollingTabs.tabs, tab: scrollingTabs.tab }}
    >
      <Tabs.List ref={list}>
        {TABS.map(({ value, label, count }) => (
          <Tabs.Tab
            key={value}
            value={value}
            rightSection={
              count && count(customer) > 0 ? (
                <Badge size="sm" color="gray" fw={500} aria-hidden>
                  {count(customer)}
                </Badge>
              ) : undefined
            }
          >
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab.value} pt="md">
        {tab.render(customer)}
      </Tabs.Panel>
    </Tabs>
  );
}

/** One customer with everything that belongs to it. */
export function CustomerPage({ customerId, tab: tabName }: { customerId: string; tab: string }) {
  const query = useApi('customers.get', { params: { customerId } });
  useTitle(query.data?.name);
  const tab = TABS.find(({ value }) => value === tabName);
  if (!tab) return <Redirect to={`/customers/${customerId}`} replace />;
  return (
    <Box maw={1120} mx="auto" px={{ base: 'md', sm: 'lg' }} py={{ base: 'md', sm: 'lg' }}>
      <QueryState query={query} skeleton={<PageSkeleton />}>
        {(customer) => (
          <Stack gap="md">
            <CustomerHeader customer={customer} />
            <CustomerTabs customer={customer} tab={tab} />
          </Stack>
        )}
      </QueryState>
    </Box>
  );
}
