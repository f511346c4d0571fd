import { Select } from '@mantine/core';
import type { Assignee } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import type { FieldProps } from '../../fields/field.ts';

/** An assignee as one string for the select: `staff:<id>`, `customer`, … */
function keyOf(assignee: Assignee): string {
  return 'id' in assignee ? `${assignee.kind}:${assignee.id}` : assignee.kind;
}

function assigneeOf(key: string | null): Assignee {
  const [kind, id] = (key ?? 'none').split(':');
  if ((kind === 'staff' || kind === 'contact') && id) return { kind, id };
  return { kind: kind === 'customer' ? 'customer' : 'none' };
}

/** Who is to do a task: nobody yet, staff, the customer as a whole, or one contact (C-11). */
export function AssigneeSelect({
  customerId,
  customerName,
  ...field
}: FieldProps<Assignee> & { customerId: string; customerName: string }) {
  const staff = useApi('staff.list', {}).data?.items ?? [];
  const contacts = useApi('contacts.list', { params: { customerId } }).data?.items ?? [];
  const key = keyOf(field.value);
  return (
    <Select
      {...field}
      searchable
      allowDeselect={false}
      nothingFoundMessage="No such person"
      value={key}
      onChange={(picked) => field.onChange(assigneeOf(picked))}
      data={[
        { value: 'none', label: 'Nobody yet' },
        {
          group: 'Customer',
          items: [
            { value: 'customer', label: `${customerName} (anybody there)` },
            ...contacts.map(({ id, name }) => ({ value: `contact:${id}`, label: name })),
          ],
        },
        {
          group: 'Staff',
          items: staff
            .filter(({ id, disabled }) => !disabled || key === `staff:${id}`)
            .map(({ id, name }) => ({ value: `staff:${id}`, label: name })),
        },
      ]}
    />
  );
}
