import { Menu, UnstyledButton } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from '../records/records.module.css';
import { RowMenu } from './row-menu.tsx';

/** One thing of a list: its name, which opens it, with facts beneath, and at the end what can be done with it. */
export function ListRow({
  name,
  onOpen,
  facts,
  leading,
  children,
}: {
  name: string;
  onOpen: () => void;
  facts: ReactNode;
  /** What stands before the name: a picture of it. */
  leading?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className={classes.row}>
      {leading}
      <div className={classes.main}>
        <UnstyledButton className={classes.title} onClick={onOpen} title={name}>
          {name}
        </UnstyledButton>
        <div className={classes.meta}>{facts}</div>
      </div>
      <div className={classes.side}>{children}</div>
    </li>
  );
}

/** The row's menu where a thing can be edited and, by some, deleted. */
export function EditMenu({ name, onEdit, onDelete }: { name: string; onEdit: () => void; onDelete?: () => void }) {
  return (
    <RowMenu name={name}>
      <Menu.Item leftSection={<Pencil size={15} />} onClick={onEdit}>
        Edit
      </Menu.Item>
      {onDelete && (
        <Menu.Item leftSection={<Trash2 size={15} />} color="bad" onClick={onDelete}>
          Delete…
        </Menu.Item>
      )}
    </RowMenu>
  );
}
