import { Checkbox, Stack, Switch, TextInput } from '@mantine/core';
import type { BlockFormProps } from '../../../builder/fields/block-form.ts';
import { COMPANY_FIELDS, type CompanyField, OWN_FIELDS, type OwnField, type ProfileSettings } from './block.ts';

const OWN_LABELS: Readonly<Record<OwnField, string>> = {
  name: 'Name',
  phone: 'Phone',
  role: 'Role',
  language: 'Language',
  timeZone: 'Time zone',
};
const COMPANY_LABELS: Readonly<Record<CompanyField, string>> = {
  phone: 'Phone',
  website: 'Website',
  address: 'Address',
};

/** Which details are shown, and who may change them (A-03, E-01). */
export function ProfileForm({ settings, onChange, errors, disabled }: BlockFormProps<ProfileSettings>) {
  return (
    <Stack>
      <TextInput
        label="Heading"
        value={settings.heading}
        maxLength={120}
        disabled={disabled}
        error={errors.heading}
        onChange={(event) => onChange({ ...settings, heading: event.currentTarget.value })}
      />
      <Choices
        label="Their own details"
        description="Contacts who signed in by mail see and change these about themselves"
        options={OWN_FIELDS}
        labels={OWN_LABELS}
        value={settings.own}
        disabled={disabled}
        onChange={(own) => onChange({ ...settings, own })}
      />
      <Choices
        label="The company’s details"
        options={COMPANY_FIELDS}
        labels={COMPANY_LABELS}
        value={settings.company}
        disabled={disabled}
        onChange={(company) => onChange({ ...settings, company })}
      />
      <Switch
        label="Contacts can change the company’s details"
        disabled={disabled || settings.company.length === 0}
        checked={settings.companyEditable}
        onChange={(event) => onChange({ ...settings, companyEditable: event.currentTarget.checked })}
      />
      <Switch
        label="Show the company’s details to everybody"
        description="Also to visitors who did not sign in; they can change nothing"
        disabled={disabled || settings.company.length === 0}
        checked={settings.anonymous}
        onChange={(event) => onChange({ ...settings, anonymous: event.currentTarget.checked })}
      />
    </Stack>
  );
}

function Choices<Field extends string>({
  label,
  description,
  options,
  labels,
  value,
  disabled,
  onChange,
}: {
  label: string;
  description?: string;
  options: readonly Field[];
  labels: Readonly<Record<Field, string>>;
  value: readonly Field[];
  disabled: boolean;
  onChange: (value: Field[]) => void;
}) {
  return (
    <Checkbox.Group
      label={label}
      description={description}
      value={[...value]}
      onChange={(chosen) => onChange(options.filter((option) => chosen.includes(option)))}
    >
      <Stack gap="xs" mt={4}>
        {options.map((option) => (
          <Checkbox key={option} size="xs" value={option} label={labels[option]} disabled={disabled} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
