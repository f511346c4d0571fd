import { Group, SegmentedControl, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import type { Device } from '../state/view-store.ts';
import { DeviceControl } from '../toolbar/device-control.tsx';
import { PageFrame } from './page-frame.tsx';

/** Who looks who did not sign in. */
const NOBODY = 'nobody';

type Version = 'draft' | 'published';

/** The portal as a chosen contact sees it, shared or not, read-only and without leaving a trace in visits (T-03). */
export function CustomerView({
  customerId,
  contactId = NOBODY,
  version: wanted,
  device: initial = 'desktop',
}: {
  customerId: string;
  contactId?: string;
  version: Version;
  device?: Device;
}) {
  const params = { customerId };
  const contacts = useApi('contacts.list', { params }).data?.items ?? [];
  const portal = useApi('portals.get', { params }).data;
  const [viewer, setViewer] = useState(contactId);
  const [device, setDevice] = useState(initial);
  const [chosen, setVersion] = useState(wanted);
  const published = portal?.publishedVersion;
  const version = published ? chosen : 'draft';
  const name = contacts.find(({ id }) => id === viewer)?.name ?? 'a visitor who did not sign in';
  return (
    <>
      <Group mb="sm" gap="xs">
        <Select
          aria-label="View as"
          w={240}
          allowDeselect={false}
          searchable
          value={viewer}
          onChange={(id) => id && setViewer(id)}
          data={[
            { value: NOBODY, label: 'Visitor, not signed in' },
            ...contacts.map((contact) => ({ value: contact.id, label: contact.name })),
          ]}
        />
        {published && (
          <SegmentedControl
            size="xs"
            aria-label="Version"
            value={version}
            onChange={(value) => setVersion(value as Version)}
            data={[
              { value: 'published', label: `Published, version ${published.number}` },
              { value: 'draft', label: 'Draft' },
            ]}
          />
        )}
        <Text size="sm" c="dimmed" flex="1 1 260px" aria-live="polite">
          {portal && versionWords(version, portal.state, name)}
        </Text>
        <DeviceControl value={device} onChange={setDevice} />
      </Group>
      {portal && (
        <PageFrame
          title="Customer view"
          device={device}
          path={`/preview/portals/${customerId}/as/${viewer}/${version}`}
        />
      )}
    </>
  );
}

function versionWords(version: Version, state: string, name: string): string {
  if (version === 'draft')
    return `The draft, as ${name} would see it once it is published. Nothing in it can be sent; it counts as no visit.`;
  const when = state === 'unpublished' ? 'The version published last, not online now' : 'What is published now';
  return `${when}, as ${name} sees it. Nothing in it can be sent; it counts as no visit.`;
}
