import { Badge, Menu } from '@mantine/core';
import { Archive, ArchiveRestore, Copy, LayoutTemplate, Pencil, Trash2 } from 'lucide-react';
import { Link } from 'wouter';
import type { TemplateSummary } from '../api/types.ts';
import { useChange } from '../api/use-api.ts';
import classes from '../records/records.module.css';
import { useRights } from '../session/session.tsx';
import { confirmLoss } from '../ui/confirm.tsx';
import { notifyDone, notifyError, notifyUndo } from '../ui/notify.tsx';
import { RowMenu } from '../ui/row-menu.tsx';
import { When } from '../ui/when.tsx';
import { PortalsMadeFrom } from './portals-made-from.tsx';

function portalWords(count: number): string {
  if (count === 0) return 'no portals made from it';
  return count === 1 ? '1 portal made from it' : `${count} portals made from it`;
}

function TemplateMenu({ template, onRename }: { template: TemplateSummary; onRename: () => void }) {
  const { id, name, archived, portalCount } = template;
  const params = { templateId: id };
  const update = useChange('templates.update', { onError: notifyError });
  const duplicate = useChange('templates.duplicate', {
    onSuccess: (copy) => notifyDone(`Made “${copy.name}”.`),
    onError: notifyError,
  });
  const remove = useChange('templates.remove');
  const archive = () =>
    update.mutate(
      { params, body: { archived: true } },
      {
        onSuccess: () =>
          notifyUndo(`Archived “${name}”. Portals made from it stay as they are.`, () =>
            update.mutate({ params, body: { archived: false } }),
          ),
      },
    );
  const askToDelete = () =>
    confirmLoss({
      title: `Delete “${name}”?`,
      body: <PortalsMadeFrom templateId={id} count={portalCount} />,
      action: 'Delete template',
      typeName: name,
      run: () => remove.mutateAsync({ params }),
    });

  return (
    <RowMenu name={name}>
      <Menu.Item leftSection={<Pencil size={15} />} onClick={onRename}>
        Rename
      </Menu.Item>
      <Menu.Item leftSection={<Copy size={15} />} onClick={() => duplicate.mutate({ params })}>
        Duplicate
      </Menu.Item>
      {archived ? (
        <Menu.Item
          leftSection={<ArchiveRestore size={15} />}
          onClick={() => update.mutate({ params, body: { archived: false } })}
        >
          Bring back
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<Archive size={15} />} onClick={archive}>
          Archive
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item leftSection={<Trash2 size={15} />} color="bad" onClick={askToDelete}>
        Delete…
      </Menu.Item>
    </RowMenu>
  );
}

/** One template in the list; press to open it in the builder. */
export function TemplateRow({ template, onRename }: { template: TemplateSummary; onRename: () => void }) {
  const { designs } = useRights();
  const { id, name, description, archived, portalCount, sectionTitles, updatedAt, updatedBy } = template;
  const portals = portalWords(portalCount);
  return (
    <li className={classes.row}>
      <span className={classes.thumbnail} aria-hidden>
        <LayoutTemplate size={20} strokeWidth={1.5} />
      </span>
      <div className={classes.main}>
        <Link href={`/templates/${id}`} className={classes.title} title={name}>
          {name}
        </Link>
        <div className={classes.meta}>
          {archived && (
            <Badge size="xs" color="gray" fw={500} leftSection={<Archive size={10} aria-hidden />}>
              Archived
            </Badge>
          )}
          <span>{description || sectionTitles.join(' · ') || 'No sections yet'}</span>
          <span>{portals}</span>
          <span>
            changed <When at={updatedAt} /> by {updatedBy}
          </span>
        </div>
      </div>
      {designs && <TemplateMenu template={template} onRename={onRename} />}
    </li>
  );
}
