import { Button, Group, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, Eye, Rocket, Share2, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { applyChange } from '../../api/changes.ts';
import { ApiError, api } from '../../api/client.ts';
import type { Portal, PublishFinding } from '../../api/types.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError } from '../../ui/form-error.tsx';
import { useEditor } from '../state/editor-context.tsx';
import classes from './publish.module.css';

interface Props {
  portal: Portal;
  opened: boolean;
  onClose: () => void;
  onShare: () => void;
}

/** The checklist before publishing, then publishing, then what is left to do: sharing (C-17). */
export function PublishDialog({ portal, opened, onClose, onShare }: Props) {
  return (
    <Dialog title={`Publish the portal of ${portal.customerName}`} opened={opened} onClose={onClose}>
      {opened && <Publish portal={portal} onClose={onClose} onShare={onShare} />}
    </Dialog>
  );
}

function Publish({ portal, onClose, onShare }: Omit<Props, 'opened'>) {
  const { autosave } = useEditor();
  const client = useQueryClient();
  const params = { customerId: portal.customerId };

  const check = useMutation<readonly PublishFinding[], ApiError, void>({
    mutationFn: async () => {
      if (!(await autosave.flush()))
        throw new ApiError(
          0,
          'unsaved',
          'Your latest changes could not be saved, so there is nothing new to publish yet.',
        );
      return (await api('portals.publishCheck', { params })).findings;
    },
  });
  const publish = useMutation<Portal, ApiError, void>({
    mutationFn: () => api('portals.publish', { params, revision: autosave.revision }),
    onSuccess: (answer) => {
      autosave.advance(answer.revision);
      applyChange(client, { customerId: portal.customerId, topic: 'portal', id: null });
    },
  });
  const { mutate: runCheck } = check;
  useEffect(() => runCheck(), [runCheck]);

  if (publish.data) return <Published portal={publish.data} onClose={onClose} onShare={onShare} />;
  return (
    <Stack>
      {check.data ? <Checklist findings={check.data} onGo={onClose} /> : !check.error && <Skeleton height={96} />}
      <FormError error={check.error ?? publish.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          leftSection={<Rocket size={16} />}
          disabled={!check.data}
          loading={publish.isPending}
          onClick={() => publish.mutate()}
          data-autofocus
        >
          Publish
        </Button>
      </Group>
    </Stack>
  );
}

function Checklist({ findings, onGo }: { findings: readonly PublishFinding[]; onGo: () => void }) {
  if (findings.length === 0)
    return (
      <Group gap="xs" wrap="nowrap">
        <CircleCheck size={18} aria-hidden />
        <Text size="sm">Everything checked; nothing to mend.</Text>
      </Group>
    );
  return (
    <div>
      <Text size="sm" mb="xs">
        Have a look before your customer does. You can publish anyway.
      </Text>
      <ul className={classes.list}>
        {findings.map((finding) => (
          <Finding
            key={`${finding.code} ${finding.blockId ?? finding.sectionId} ${finding.message}`}
            finding={finding}
            onGo={onGo}
          />
        ))}
      </ul>
    </div>
  );
}

/** One line of the checklist; it leads to the place. */
function Finding({ finding, onGo }: { finding: PublishFinding; onGo: () => void }) {
  const { commands } = useEditor();
  const Icon = finding.level === 'warning' ? TriangleAlert : Eye;
  const part = finding.blockId
    ? ({ kind: 'block', id: finding.blockId } as const)
    : finding.sectionId
      ? ({ kind: 'section', id: finding.sectionId } as const)
      : null;
  const line = (
    <>
      <Icon
        size={16}
        aria-label={finding.level === 'warning' ? 'Warning' : 'Notice'}
        className={classes[finding.level]}
      />
      <span>{finding.message}</span>
    </>
  );
  return (
    <li>
      {part ? (
        <UnstyledButton
          className={classes.finding}
          onClick={() => {
            onGo();
            commands.select(part, { focus: true });
          }}
        >
          {line}
        </UnstyledButton>
      ) : (
        <div className={classes.finding}>{line}</div>
      )}
    </li>
  );
}

function Published({ portal, onClose, onShare }: Omit<Props, 'opened'>) {
  return (
    <Stack>
      <Group gap="xs" wrap="nowrap">
        <CircleCheck size={18} aria-hidden />
        <Text size="sm">
          {portal.shared
            ? 'Published. Everyone with a link sees the new version now.'
            : 'Published. Nobody can see it yet: share it by a link.'}
        </Text>
      </Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button leftSection={<Share2 size={16} />} onClick={onShare} data-autofocus>
          Share
        </Button>
      </Group>
    </Stack>
  );
}
