import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, CirclePlus, Link2, Pencil } from 'lucide-react';
import { Fragment } from 'react';
import type { Import, ImportMend, ImportRow } from '../api/types.ts';
import classes from './imports.module.css';

const ACTIONS = {
  create: { label: 'New', color: 'good', icon: CirclePlus },
  update: { label: 'Update', color: 'accent', icon: Pencil },
  skip: { label: 'Skip', color: 'bad', icon: CircleAlert },
} as const;

function ActionBadge({ action }: { action: ImportRow['action'] }) {
  const { label, color, icon: Icon } = ACTIONS[action];
  return (
    <Badge miw="max-content" color={color} fw={500} leftSection={<Icon size={11} aria-hidden />}>
      {label}
    </Badge>
  );
}

/** What is wrong with a row, and how it can be set right. */
function RowNote({ row, onMend }: { row: ImportRow; onMend: (mend: ImportMend | null) => void }) {
  return (
    <>
      {row.errors.map(({ column, message }) => (
        <Text key={`${column} ${message}`} size="xs" c="var(--mantine-color-error)">
          {column ? `${column}: ` : ''}
          {message}
        </Text>
      ))}
      <Group gap="xs" mt={4}>
        {row.mended ? (
          <>
            <Text size="xs">
              <CircleCheck size={12} aria-hidden /> {row.mended.description}
            </Text>
            <Button size="compact-xs" variant="default" onClick={() => onMend(null)}>
              Undo
            </Button>
          </>
        ) : (
          row.mends.map((mend) => (
            <Button
              key={`${mend.from}-${mend.count}`}
              size="compact-xs"
              variant="default"
              leftSection={<Link2 size={12} aria-hidden />}
              onClick={() => onMend(mend)}
            >
              {mend.description}
            </Button>
          ))
        )}
      </Group>
    </>
  );
}

/** Rows of the file as they would be imported, faulty ones with the reason in words and the mends there are. */
export function RowTable({
  columns,
  rows,
  onMend,
}: {
  columns: Import['columns'];
  rows: readonly ImportRow[];
  onMend: (row: ImportRow, mend: ImportMend | null) => void;
}) {
  const width = Math.max(columns.length, ...rows.map(({ cells }) => cells.length));
  const places = Array.from({ length: width }, (_, index) => index);
  return (
    <Table.ScrollContainer minWidth={480} type="native">
      <Table fz="xs" verticalSpacing={5} stickyHeader aria-label="Rows of the file">
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="end">Line</Table.Th>
            <Table.Th>What happens</Table.Th>
            {places.map((place) => (
              <Table.Th key={place}>
                {columns[place]?.name ?? (
                  <Text span size="xs" c="dimmed">
                    one too many
                  </Text>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const noted = row.errors.length > 0 || row.mended !== null;
            return (
              <Fragment key={row.line}>
                <Table.Tr className={row.action === 'skip' ? classes.faultyRow : undefined}>
                  <Table.Td ta="end">{row.line}</Table.Td>
                  <Table.Td>
                    <ActionBadge action={row.action} />
                  </Table.Td>
                  {places.map((place) => (
                    <Table.Td key={place} className={classes.cell} title={row.cells[place]}>
                      {row.cells[place]}
                    </Table.Td>
                  ))}
                </Table.Tr>
                {noted && (
                  <Table.Tr className={`${classes.note} ${row.action === 'skip' ? classes.faultyRow : ''}`}>
                    <Table.Td colSpan={2} />
                    <Table.Td colSpan={width}>
                      <RowNote row={row} onMend={(mend) => onMend(row, mend)} />
                    </Table.Td>
                  </Table.Tr>
                )}
              </Fragment>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
