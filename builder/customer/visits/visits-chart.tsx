import { Paper, Table, Text } from '@mantine/core';
import type { ResponseOf } from '../../api/use-api.ts';
import { dayWords } from '../../ui/due.ts';
import classes from './visits.module.css';

type Days = ResponseOf<'visits.days'>['days'];

const WIDTH = 600;
const HEIGHT = 72;
const GAP = 3;

/** Visits by day as bars. The numbers stand in the table beneath, so it is decoration. */
export function VisitsChart({ days }: { days: Days }) {
  const most = Math.max(1, ...days.map(({ visits }) => visits));
  const step = WIDTH / Math.max(days.length, 1);
  const total = days.reduce((sum, { visits }) => sum + visits, 0);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <Paper withBorder radius="md" p="md">
      <Text size="sm" fw={500} mb="xs">
        {total === 1 ? '1 visit' : `${total} visits`} in the last {days.length} days
      </Text>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={classes.chart} aria-hidden="true">
        {days.map(({ day, visits }, index) => {
          const height = visits === 0 ? 2 : Math.max((visits / most) * HEIGHT, 4);
          return (
            <rect
              key={day}
              x={index * step}
              width={step - GAP}
              y={HEIGHT - height}
              height={height}
              rx="1.5"
              data-empty={visits === 0 || undefined}
            >
              <title>{`${dayWords(day)}: ${visits}`}</title>
            </rect>
          );
        })}
      </svg>
      {first && last && (
        <div className={classes.axis} aria-hidden="true">
          <span>{dayWords(first.day)}</span>
          <span>{dayWords(last.day)}</span>
        </div>
      )}
      <details className={classes.table}>
        <summary>As a table</summary>
        <Table verticalSpacing={4} fz="sm" maw={420}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Day</Table.Th>
              <Table.Th ta="end">Visits</Table.Th>
              <Table.Th ta="end">Visitors</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...days].reverse().map(({ day, visits, visitors }) => (
              <Table.Tr key={day}>
                <Table.Td>{dayWords(day)}</Table.Td>
                <Table.Td ta="end">{visits}</Table.Td>
                <Table.Td ta="end">{visitors}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </Paper>
  );
}
