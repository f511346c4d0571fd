import { Group, Select, TextInput } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { ColumnTarget, Import } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';
import { ATTRIBUTE_TYPES, type AttributeType } from '../settings/attributes/types.ts';
import classes from './imports.module.css';
import { targetKey, targetOf, targetOptions } from './targets.ts';

type Column = Import['columns'][number];

function samplesWords({ samples, emptyCount }: Column, rowCount: number): string {
  if (emptyCount === rowCount) return 'always empty';
  const empty = emptyCount > 0 ? ` (empty in ${emptyCount} of ${rowCount})` : '';
  return `${samples.join(' · ')}${empty}`;
}

function NewAttribute({
  columnName,
  target,
  onChange,
}: {
  columnName: string;
  target: Extract<ColumnTarget, { to: 'new-attribute' }>;
  onChange: (target: ColumnTarget) => void;
}) {
  return (
    <Group gap={6} mt={6} wrap="nowrap">
      <TextInput
        flex={1}
        size="xs"
        aria-label={`Name of the attribute for ${columnName}`}
        value={target.label}
        maxLength={200}
        error={!target.label.trim()}
        onChange={(event) => onChange({ ...target, label: event.currentTarget.value })}
      />
      <Select
        w={150}
        size="xs"
        aria-label={`Type of the attribute for ${columnName}`}
        allowDeselect={false}
        data={ATTRIBUTE_TYPES}
        value={target.type}
        onChange={(type) => type && onChange({ ...target, type: type as AttributeType })}
      />
    </Group>
  );
}

/** Every column of the file with its first values and where it goes; proposed by the server, changed here. */
export function ColumnMapping({
  given,
  columns,
  onChange,
}: {
  given: Import;
  /** Targets as they are being edited. */
  columns: readonly ColumnTarget[];
  onChange: (columns: ColumnTarget[]) => void;
}) {
  const attributes = useApi('attributes.list', {}).data?.items ?? [];
  const options = targetOptions(given, attributes);
  const set = (index: number, target: ColumnTarget) =>
    onChange(columns.map((old, at) => (at === index ? target : old)));

  return (
    <ul className={classes.columns} aria-label="Columns">
      {given.columns.map((column, index) => {
        const target = columns[index] ?? { to: 'ignore' };
        const help = target.to === 'field' ? given.fields.find(({ field }) => field === target.field)?.help : undefined;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column of a file is its place; names can repeat
          <li key={index} className={classes.column} data-ignored={target.to === 'ignore' || undefined}>
            <div>
              <div className={classes.columnName}>{column.name || `Column ${index + 1}`}</div>
              <div className={classes.samples}>{samplesWords(column, given.rowCount)}</div>
            </div>
            <ArrowRight size={16} className={classes.arrow} color="var(--mantine-color-dimmed)" aria-hidden />
            <div>
              <Select
                aria-label={`${column.name || `Column ${index + 1}`} goes to`}
                description={help}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                searchable
                allowDeselect={false}
                nothingFoundMessage="No such field"
                data={options}
                value={targetKey(target)}
                onChange={(key) => key && set(index, targetOf(key, column.name))}
              />
              {target.to === 'new-attribute' && (
                <NewAttribute columnName={column.name} target={target} onChange={(changed) => set(index, changed)} />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
