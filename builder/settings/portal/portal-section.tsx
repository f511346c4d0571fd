import { Badge, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { CircleCheck, CircleOff } from 'lucide-react';
import type { Workspace } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { useRights } from '../../session/session.tsx';
import { TemplateList } from '../../templates/template-list.tsx';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { SettingsSection } from '../section.tsx';

function silencedWords(count: number): string {
  if (count === 0) return 'No portal is shared at the moment, so no customer notices.';
  return count === 1
    ? 'The one portal that is shared now stops answering at once. Its customer sees “This page is not available”.'
    : `All ${count} portals that are shared now stop answering at once. Their customers see “This page is not available”.`;
}

function FeatureCard({ workspace }: { workspace: Workspace }) {
  const { administers } = useRights();
  const active = workspace.portalFeature === 'active';
  const update = useChange('workspace.update', {
    onSuccess: ({ portalFeature }) =>
      notifyDone(portalFeature === 'active' ? 'The customer portal is active.' : 'The customer portal is off.'),
    onError: notifyError,
  });
  const askToSwitchOff = () =>
    modals.openConfirmModal({
      title: 'Switch the customer portal off?',
      children: (
        <Text size="sm">
          {silencedWords(workspace.sharedPortals)} Templates, portals and links are kept; switching it on again revives
          them.
        </Text>
      ),
      labels: { confirm: 'Switch off', cancel: 'Cancel' },
      confirmProps: { color: 'bad' },
      onConfirm: () => update.mutate({ body: { portalFeature: 'off' } }),
    });

  return (
    <Paper withBorder radius="md" p="md">
      <Group justify="space-between">
        <Stack gap={4} flex={1} miw={220}>
          <Group gap="xs">
            <Text fw={500}>Customer portal</Text>
            <Badge
              color={active ? 'good' : 'gray'}
              size="lg"
              fz="xs"
              fw={500}
              leftSection={active ? <CircleCheck size={13} aria-hidden /> : <CircleOff size={13} aria-hidden />}
            >
              {active ? 'Active' : 'Off'}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {active
              ? `${workspace.sharedPortals === 1 ? '1 portal is' : `${workspace.sharedPortals} portals are`} shared with customers now.`
              : 'While it is off, nobody sees a portal action, and no portal link answers.'}
          </Text>
        </Stack>
        {administers &&
          (active ? (
            <Button variant="default" loading={update.isPending} onClick={askToSwitchOff}>
              Switch off…
            </Button>
          ) : (
            <Button loading={update.isPending} onClick={() => update.mutate({ body: { portalFeature: 'active' } })}>
              Enable the customer portal
            </Button>
          ))}
      </Group>
    </Paper>
  );
}

/** The portal feature's switch and state, and the templates (C-01, C-03). */
export function PortalSection() {
  const workspace = useApi('workspace.get', {});
  return (
    <SettingsSection
      title="Customer portal"
      lead="One page per customer that you build from a template, publish and share as a link."
    >
      <QueryState query={workspace} skeleton={<Skeleton h={84} />}>
        {(data) => (
          <>
            <FeatureCard workspace={data} />
            {data.portalFeature === 'active' && (
              <Stack gap="sm" mt="md">
                <Title order={3}>Templates</Title>
                <TemplateList />
              </Stack>
            )}
          </>
        )}
      </QueryState>
    </SettingsSection>
  );
}
