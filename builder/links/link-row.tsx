import { Box, Menu, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Copy, PanelsTopLeft, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import type { WorkspaceLink } from '../api/types.ts';
import { LogoAvatar } from '../ui/avatar.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { RowMenu } from '../ui/row-menu.tsx';
import { SelectOne } from '../ui/select-boxes.tsx';
import { When } from '../ui/when.tsx';
import table from '../ui/window-table.module.css';
import { LinkStateChip } from './link-state.tsx';
import { ruleWords } from './link-words.ts';
import classes from './links.module.css';

/** One link: whose portal, who gets in, how it stands. The row leads to the customer's links. */
export const LinkRow = memo(function LinkRow({
  link,
  selected,
  onSelect,
  onRevoke,
}: {
  link: WorkspaceLink;
  selected: boolean;
  onSelect: (id: string, on: boolean, range: boolean) => void;
  onRevoke: (link: WorkspaceLink) => void;
}) {
  const { customer, name } = link;
  const clipboard = useClipboard();
  const revoked = link.state === 'revoked';
  const title = [customer.name, name].filter(Boolean).join(' · ');
  const copy = () => {
    clipboard.copy(link.url);
    notifyDone('The address is copied.');
  };
  return (
    <>
      <Box role="cell" className={table.check}>
        <SelectOne
          label={title}
          selected={selected}
          disabled={revoked}
          onSelect={(on, range) => onSelect(link.id, on, range)}
        />
      </Box>
      <Box role="cell" className={classes.what}>
        <LogoAvatar name={customer.name} logoUrl={customer.logoUrl} />
        <Box miw={0}>
          <Link href={`/customers/${customer.id}?share`} className={table.title} title={title}>
            {title}
          </Link>
          <Text size="xs" c="dimmed" truncate>
            {ruleWords(link)}
          </Text>
        </Box>
      </Box>
      <Box role="cell">
        <LinkStateChip state={link.state} />
      </Box>
      <Box role="cell" className={`${classes.wide} ${table.when}`}>
        {link.expiresAt ? <When at={link.expiresAt} /> : 'Never'}
      </Box>
      <Box role="cell" className={`${classes.wide} ${table.when}`}>
        {link.lastVisitAt ? <When at={link.lastVisitAt} /> : 'None yet'}
      </Box>
      <Box role="cell" className={table.menu}>
        <RowMenu name={title}>
          {!revoked && (
            <Menu.Item leftSection={<Copy size={15} />} onClick={copy}>
              Copy the address
            </Menu.Item>
          )}
          <Menu.Item
            component={Link}
            href={`/customers/${customer.id}/portal`}
            leftSection={<PanelsTopLeft size={15} />}
          >
            Manage portal
          </Menu.Item>
          {!revoked && (
            <Menu.Item color="bad" leftSection={<Trash2 size={15} />} onClick={() => onRevoke(link)}>
              Revoke…
            </Menu.Item>
          )}
        </RowMenu>
      </Box>
    </>
  );
});
