import { Badge, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { MessageSquare, Pencil, Trash2 } from 'lucide-react';
import { RowMenu } from '../ui/row-menu.tsx';
import { SelectOne } from '../ui/select-boxes.tsx';
import type { AnyRecord, RecordKindUi, RecordPlural, RecordTypes } from './kind.ts';
import { PortalSwitch } from './portal-switch.tsx';
import classes from './records.module.css';

/** What the customer uploaded they always see, so it cannot be hidden (C-14). */
function isAlwaysShown(record: AnyRecord): boolean {
  return 'origin' in record && record.origin === 'customer';
}

/** One record in a list: press to open, switch, select, delete. */
export function RecordRow<P extends RecordPlural>({
  kind,
  record,
  shown,
  selected,
  onSelect,
  onOpen,
  onShow,
  onRemove,
}: {
  kind: RecordKindUi<P>;
  record: RecordTypes[P];
  shown: boolean;
  selected: boolean;
  onSelect: (selected: boolean, range: boolean) => void;
  onOpen: () => void;
  onShow: (shown: boolean) => void;
  onRemove: () => void;
}) {
  const title = kind.titleOf(record);
  const { Lead, Meta } = kind;
  return (
    <li className={classes.row} data-selected={selected || undefined}>
      <SelectOne label={title} selected={selected} className={classes.above} onSelect={onSelect} />
      <Lead record={record} />
      <div className={classes.main}>
        <UnstyledButton
          className={classes.title}
          data-done={('done' in record && record.done !== null) || undefined}
          onClick={onOpen}
          title={title}
        >
          {title}
        </UnstyledButton>
        <div className={classes.meta}>
          <Meta record={record} />
          {record.tags.map((tag) => (
            <Badge key={tag} color="gray" size="xs" fw={500}>
              {tag}
            </Badge>
          ))}
        </div>
      </div>
      <div className={classes.side}>
        <span className={classes.comments}>
          {record.commentCount > 0 && (
            <Tooltip label={record.commentCount === 1 ? '1 comment' : `${record.commentCount} comments`}>
              <span className={`${classes.comments} ${classes.above}`}>
                <MessageSquare size={14} aria-label="Comments" /> {record.commentCount}
              </span>
            </Tooltip>
          )}
        </span>
        <PortalSwitch
          shown={isAlwaysShown(record) || shown}
          name={title}
          disabled={isAlwaysShown(record)}
          onChange={onShow}
        />
        <RowMenu name={title}>
          <Menu.Item leftSection={<Pencil size={15} />} onClick={onOpen}>
            Edit
          </Menu.Item>
          <Menu.Item leftSection={<Trash2 size={15} />} color="bad" onClick={onRemove}>
            Delete
          </Menu.Item>
        </RowMenu>
      </div>
    </li>
  );
}
