import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TermsSummary } from '../../api/types.ts';

/** Which terms a place asks for. `inherit` names what the next wider place comes to; without it there is no wider one. */
export function ChoiceSelect({
  label,
  description,
  terms,
  inherit,
  value,
  onChange,
}: {
  label: string;
  description?: ReactNode;
  terms: readonly TermsSummary[];
  inherit?: string;
  value: string;
  onChange: (choice: string) => void;
}) {
  return (
    <Select
      label={label}
      description={description}
      allowDeselect={false}
      data={[
        ...(inherit === undefined ? [] : [{ value: 'inherit', label: inherit }]),
        { value: 'none', label: 'No terms' },
        ...terms.filter(({ current }) => current !== null).map(({ id, title }) => ({ value: id, label: title })),
      ]}
      value={value}
      onChange={(choice) => choice !== null && choice !== value && onChange(choice)}
    />
  );
}
