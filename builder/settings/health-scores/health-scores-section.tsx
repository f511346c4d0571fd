import { Badge, Box, Button, Skeleton } from '@mantine/core';
import { HeartPulse, Plus } from 'lucide-react';
import { useState } from 'react';
import type { HealthScore } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { PortalSwitch } from '../../records/portal-switch.tsx';
import classes from '../../records/records.module.css';
import { useRights } from '../../session/session.tsx';
import { confirmLoss } from '../../ui/confirm.tsx';
import { Empty } from '../../ui/empty.tsx';
import { EditMenu, ListRow } from '../../ui/list-row.tsx';
import { notifyError } from '../../ui/notify.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { SettingsSection } from '../section.tsx';
import { ScoreDialog } from './score-dialog.tsx';

function ScoreRow({ score, onEdit }: { score: HealthScore; onEdit: () => void }) {
  const { administers } = useRights();
  const { id, name, description, min, max, unit, bands, showInPortal } = score;
  const params = { scoreId: id };
  const update = useChange('healthScores.update', { onError: notifyError });
  const remove = useChange('healthScores.remove');
  const shown = update.isPending ? (update.variables.body.showInPortal ?? showInPortal) : showInPortal;
  const askToDelete = () =>
    confirmLoss({
      title: `Delete “${name}”?`,
      body: 'All its values of all customers are deleted with it, and portals show it no more. This cannot be undone.',
      action: 'Delete health score',
      typeName: name,
      run: () => remove.mutateAsync({ params }),
    });

  return (
    <ListRow
      name={name}
      onOpen={onEdit}
      facts={
        <>
          <span>
            {min} to {max}
            {unit}
          </span>
          {bands.map((band) => (
            <Badge key={band.from} size="xs" color={band.tone} fw={500}>
              {band.label} from {band.from}
            </Badge>
          ))}
          {description && <Box w="100%">{description}</Box>}
        </>
      }
    >
      <PortalSwitch
        shown={shown}
        name={name}
        onChange={(value) => update.mutate({ params, body: { showInPortal: value } })}
      />
      <EditMenu name={name} onEdit={onEdit} onDelete={administers ? askToDelete : undefined} />
    </ListRow>
  );
}

/** Health scores, each defined once for the workspace (C-13). */
export function HealthScoresSection() {
  const scores = useApi('healthScores.list', {});
  const [editing, setEditing] = useState<HealthScore | 'new' | null>(null);
  return (
    <SettingsSection
      title="Health scores"
      lead="Each is defined once; customers then have dated values of it, and portals can show how they evolve."
      action={
        <Button leftSection={<Plus size={16} />} onClick={() => setEditing('new')}>
          Add health score
        </Button>
      }
    >
      <QueryState query={scores} skeleton={<Skeleton h={200} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={HeartPulse} title="No health scores yet">
              Define one, for instance Adoption from 0 to 100 %, and say from which value on it is healthy.
            </Empty>
          ) : (
            <ul className={classes.list} aria-label="Health scores">
              {items.map((score) => (
                <ScoreRow key={score.id} score={score} onEdit={() => setEditing(score)} />
              ))}
            </ul>
          )
        }
      </QueryState>
      <ScoreDialog
        score={editing === 'new' ? null : editing}
        opened={editing !== null}
        onClose={() => setEditing(null)}
      />
    </SettingsSection>
  );
}
