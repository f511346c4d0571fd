import { Box, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { BookOpen, Check, ChevronsUpDown, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { Link } from 'wouter';
import { api } from '../api/client.ts';
import { useSession, useSetSession } from '../session/session.tsx';
import { ROLE_WORDS } from '../settings/roles.ts';
import { PersonAvatar } from '../ui/avatar.tsx';
import { notifyError } from '../ui/notify.tsx';
import classes from './shell.module.css';

const SCHEMES = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'auto', label: 'Like the system', icon: Monitor },
] as const;

/** Who is signed in, with their account, the colour scheme and the way out. */
export function AccountMenu() {
  const staff = useSession();
  const setSession = useSetSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useMutation({
    mutationFn: () => api('session.signOut'),
    onSuccess: () => setSession(null),
    onError: notifyError,
  });

  return (
    <Menu position="top-start" width={208}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <PersonAvatar name={staff.name} photoUrl={staff.photoUrl} size={28} />
          <Box miw={0} flex={1}>
            <Text size="sm" fw={500} truncate>
              {staff.name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {ROLE_WORDS[staff.role]}
            </Text>
          </Box>
          <ChevronsUpDown size={14} color="var(--mantine-color-dimmed)" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href="/account" leftSection={<UserRound size={15} />}>
          Your account
        </Menu.Item>
        <Menu.Item component="a" href="/api/docs" target="_blank" leftSection={<BookOpen size={15} />}>
          API documentation
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        {SCHEMES.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            closeMenuOnClick={false}
            leftSection={<Icon size={15} />}
            rightSection={colorScheme === value ? <Check size={14} aria-label="chosen" /> : null}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={15} />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
