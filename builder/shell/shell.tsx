import { AppShell, Box, Burger, Group, NavLink, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Inbox, LayoutTemplate, Link2, Mails, Search, Settings, Users, WifiOff, Zap } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { useApi } from '../api/use-api.ts';
import { Bell } from '../notifications/bell.tsx';
import { useRights } from '../session/session.tsx';
import { LogoAvatar } from '../ui/avatar.tsx';
import { AccountMenu } from './account-menu.tsx';
import { openPalette } from './command-palette.tsx';
import classes from './shell.module.css';

function useNavigationItems() {
  const { designs } = useRights();
  const workspace = useApi('workspace.get', {});
  return [
    { href: '/my-work', label: 'My work', icon: Inbox },
    { href: '/customers', label: 'Customers', icon: Users },
    // While the portal feature is off there is nothing a template could be used for (C-01).
    ...(workspace.data?.portalFeature === 'active'
      ? [{ href: '/templates', label: 'Templates', icon: LayoutTemplate }]
      : []),
    ...(designs ? [{ href: '/automations', label: 'Automations', icon: Zap }] : []),
    ...(workspace.data?.portalFeature === 'active' ? [{ href: '/links', label: 'Links', icon: Link2 }] : []),
    { href: '/outbox', label: 'Outbox', icon: Mails },
    ...(designs ? [{ href: '/settings', label: 'Settings', icon: Settings }] : []),
  ];
}

function WorkspaceName() {
  const workspace = useApi('workspace.get', {});
  const name = workspace.data?.name ?? '';
  return (
    <Group gap={8} wrap="nowrap" miw={0} h={32}>
      {name && <LogoAvatar name={name} logoUrl={workspace.data?.logoUrl ?? null} size={26} />}
      <Text fw={600} truncate title={name}>
        {name}
      </Text>
    </Group>
  );
}

/** The frame of every page but the builder: navigation, search, who is signed in, and whether changes arrive live. */
export function Shell({ connected, children }: { connected: boolean; children: ReactNode }) {
  const [opened, { toggle, close }] = useDisclosure();
  const [location] = useLocation();
  const items = useNavigationItems();
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page closes the navigation on a phone
  useEffect(close, [location]);

  return (
    <AppShell
      header={{ height: { base: 56, sm: 0 } }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      transitionDuration={150}
    >
      <AppShell.Header hiddenFrom="sm">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <WorkspaceName />
          <Group gap="xs" wrap="nowrap">
            <Bell />
            <Burger opened={opened} onClick={toggle} size="sm" aria-label="Navigation" aria-expanded={opened} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className={classes.navbar} aria-label="Main">
        <Group visibleFrom="sm" px={4} pb="sm" justify="space-between" wrap="nowrap">
          <WorkspaceName />
          <Bell />
        </Group>
        <UnstyledButton className={classes.search} onClick={openPalette}>
          <Search size={15} aria-hidden />
          <span>Search</span>
          <kbd className={classes.kbd}>Ctrl K</kbd>
        </UnstyledButton>
        <Box flex={1} mt="sm">
          {items.map(({ href, label, icon: Icon }) => (
            <NavLink
              key={href}
              component={Link}
              href={href}
              label={label}
              leftSection={<Icon size={17} strokeWidth={1.75} aria-hidden />}
              active={location.startsWith(href)}
              aria-current={location.startsWith(href) ? 'page' : undefined}
              className={classes.link}
            />
          ))}
        </Box>
        <div aria-live="polite">
          {!connected && (
            <Group gap={6} px={8} pb={8} c="dimmed" wrap="nowrap">
              <WifiOff size={14} aria-hidden />
              <Text size="xs">Reconnecting; changes may be missing</Text>
            </Group>
          )}
        </div>
        <AccountMenu />
      </AppShell.Navbar>
      <AppShell.Main>{children}</AppShell.Main>
    </AppShell>
  );
}
