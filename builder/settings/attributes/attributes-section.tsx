import { Button, Skeleton } from '@mantine/core';
import { Plus, Tags } from 'lucide-react';
import { useState } from 'react';
import type { Attribute } from '../../api/types.ts';
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
import { AttributeDialog } from './attribute-dialog.tsx';
import { typeWords } from './types.ts';

function AttributeRow({ attribute, onEdit }: { attribute: Attribute; onEdit: () => void }) {
  const { administers } = useRights();
  const { id, key, label, type, choices, showInPortal } = attribute;
  const params = { attributeId: id };
  const update = useChange('attributes.update', { onError: notifyError });
  const remove = useChange('attributes.remove');
  const shown = update.isPending ? (update.variables.body.showInPortal ?? showInPortal) : showInPortal;
  const askToDelete = () =>
    confirmLoss({
      title: `Delete “${label}”?`,
      body: 'Its value is deleted from every customer. Texts in portals that hold it show their fallback instead.',
      action: 'Delete attribute',
      typeName: label,
      run: () => remove.mutateAsync({ params }),
    });

  return (
    <ListRow
      name={label}
      onOpen={onEdit}
      facts={
        <>
          <span>{typeWords(type)}</span>
          <span>{key}</span>
          {type === 'choice' && <span>{choices.join(', ')}</span>}
        </>
      }
    >
      <PortalSwitch
        shown={shown}
        name={label}
        onChange={(value) => update.mutate({ params, body: { showInPortal: value } })}
      />
      <EditMenu name={label} onEdit={onEdit} onDelete={administers ? askToDelete : undefined} />
    </ListRow>
  );
}

/** Fields of a customer of the workspace's own making (C-27). */
export function AttributesSection() {
  const attributes = useApi('attributes.list', {});
  const [editing, setEditing] = useState<Attribute | 'new' | null>(null);
  return (
    <SettingsSection
      title="Attributes"
      lead="Fields of a customer of your own making. They are filled by hand, by import or over the API, and texts of a portal can hold them."
      action={
        <Button leftSection={<Plus size={16} />} onClick={() => setEditing('new')}>
          Add attribute
        </Button>
      }
    >
      <QueryState query={attributes} skeleton={<Skeleton h={200} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={Tags} title="No attributes yet">
              Add what you keep about a customer beyond name and address, or let an import make the attributes it needs.
            </Empty>
          ) : (
            <ul className={classes.list} aria-label="Attributes">
              {items.map((attribute) => (
                <AttributeRow key={attribute.id} attribute={attribute} onEdit={() => setEditing(attribute)} />
              ))}
            </ul>
          )
        }
      </QueryState>
      <AttributeDialog
        attribute={editing === 'new' ? null : editing}
        opened={editing !== null}
        onClose={() => setEditing(null)}
      />
    </SettingsSection>
  );
}
