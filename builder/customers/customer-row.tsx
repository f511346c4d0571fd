import { Box, Group, Text } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'wouter';
import type { CustomerSummary } from '../api/types.ts';
import { LogoAvatar, PersonAvatar } from '../ui/avatar.tsx';
import { PortalStateChip } from '../ui/portal-state.tsx';
import { SelectOne } from '../ui/select-boxes.tsx';
import { When } from '../ui/when.tsx';
import table from '../ui/window-table.module.css';
import classes from './customers.module.css';

/** One customer in the list. */
export const CustomerRow = memo(function CustomerRow({
  customer,
  selected,
  withPortal,
  onSelect,
}: {
  customer: CustomerSummary;
  selected: boolean;
  /** Whether the portal feature is on, so that its state means something. */
  withPortal: boolean;
  onSelect: (id: string, selected: boolean, range: boolean) => void;
}) {
  const { id, name, logoUrl, externalId, owner, stage, tags, portalState, lastVisitAt, updatedAt } = customer;
  return (
    <>
      <Box role="cell" className={table.check}>
        <SelectOne label={name} selected={selected} onSelect={(on, range) => onSelect(id, on, range)} />
      </Box>
      <Box role="cell">
        <Link href={`/customers/${id}`} className={`${classes.name} ${table.link}`}>
          <LogoAvatar name={name} logoUrl={logoUrl} />
          <Box miw={0}>
            <Text size="sm" fw={500} truncate title={name}>
              {name}
            </Text>
            <Text size="xs" c="dimmed" truncate hiddenFrom="sm">
              {[stage, owner?.name].filter(Boolean).join(' · ') || 'No stage or owner yet'}
            </Text>
            {externalId && (
              <Text size="xs" c="dimmed" truncate visibleFrom="sm">
                {externalId}
              </Text>
            )}
          </Box>
        </Link>
      </Box>
      <Text role="cell" size="sm" truncate className={classes.medium}>
        {stage ?? ''}
      </Text>
      <Box role="cell" className={classes.wide}>
        {owner && (
          <Group gap={6} wrap="nowrap">
            <PersonAvatar name={owner.name} photoUrl={owner.photoUrl} size={20} />
            <Text size="sm" truncate>
              {owner.name}
            </Text>
          </Group>
        )}
      </Box>
      <Text role="cell" size="xs" c="dimmed" truncate title={tags.join(', ')} className={classes.wide}>
        {tags.join(', ')}
      </Text>
      <Box role="cell" maw={{ base: 132, sm: 'none' }}>
        {withPortal && <PortalStateChip state={portalState} />}
      </Box>
      <Text role="cell" component="div" size="xs" truncate className={`${table.when} ${classes.wide}`}>
        {withPortal && lastVisitAt && <When at={lastVisitAt} />}
      </Text>
      <Text role="cell" component="div" size="xs" truncate className={`${table.when} ${classes.wide}`}>
        <When at={updatedAt} />
      </Text>
    </>
  );
});
