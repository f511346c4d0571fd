import { Anchor, Badge, Box, Group, Text, Title } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import type { Customer } from '../api/types.ts';
import { StartPlaybook } from '../automations/playbooks/start-playbook.tsx';
import { usePortalFeature } from '../portal/use-portal-feature.ts';
import { LogoAvatar, PersonAvatar } from '../ui/avatar.tsx';
import { PortalStateChip } from '../ui/portal-state.tsx';
import { PortalActions } from './portal-actions.tsx';

/** Who this is, who looks after them, how far the portal is, and what can be done about it. */
export function CustomerHeader({ customer }: { customer: Customer }) {
  const { active } = usePortalFeature();
  const { name, logoUrl, owner, stage, tags, portalState, industry, address } = customer;
  const place = [address.city, address.country].filter(Boolean).join(', ');
  return (
    <Box component="header">
      <Group gap={4} mb="xs" c="dimmed" fz="xs" component="nav" aria-label="Where you are">
        <Anchor component={Link} href="/customers" size="xs" c="dimmed">
          Customers
        </Anchor>
        <ChevronRight size={12} aria-hidden />
        <Text span size="xs" truncate maw="60vw">
          {name}
        </Text>
      </Group>
      <Group justify="space-between" align="flex-start" gap="md">
        <Group gap="md" wrap="nowrap" miw={0} flex="1 1 320px" align="flex-start">
          <LogoAvatar name={name} logoUrl={logoUrl} size={48} />
          <Box miw={0}>
            <Title order={1} lineClamp={2} title={name}>
              {name}
            </Title>
            <Group gap="xs" mt={6}>
              {active && <PortalStateChip state={portalState} />}
              {stage && (
                <Badge color="accent" size="lg" fz="xs" fw={500}>
                  {stage}
                </Badge>
              )}
              {owner && (
                <Group gap={6} wrap="nowrap">
                  <PersonAvatar name={owner.name} photoUrl={owner.photoUrl} size={20} />
                  <Text size="sm">{owner.name}</Text>
                </Group>
              )}
              {[industry, place].filter(Boolean).map((fact) => (
                <Text key={fact} size="sm" c="dimmed">
                  {fact}
                </Text>
              ))}
              {tags.map((tag) => (
                <Badge key={tag} color="gray" size="sm" fw={500}>
                  {tag}
                </Badge>
              ))}
            </Group>
          </Box>
        </Group>
        <Group gap="xs">
          <StartPlaybook customer={customer} />
          <PortalActions customer={customer} />
        </Group>
      </Group>
    </Box>
  );
}
