import { PasswordInput, Radio, Stack } from '@mantine/core';
import { useId } from 'react';

/** What a link asks for: nothing, a generated password, or one's own. */
export interface RuleChoice {
  readonly rule: 'open' | 'generated' | 'own';
  readonly password: string;
}

export const OPEN_RULE: RuleChoice = { rule: 'open', password: '' };

/** The part of a request that a choice stands for. */
export function ruleBody({ rule, password }: RuleChoice): { rule: 'open' | 'password'; password?: string } {
  if (rule === 'open') return { rule };
  return rule === 'own' ? { rule: 'password', password } : { rule: 'password' };
}

/** Who gets in by the link (C-18). */
export function RuleFields({
  value,
  onChange,
  error,
}: {
  value: RuleChoice;
  onChange: (value: RuleChoice) => void;
  error: string | undefined;
}) {
  const name = useId();
  return (
    <Stack gap="xs">
      <Radio.Group
        name={name}
        label="Who can open it"
        value={value.rule}
        onChange={(rule) => onChange({ ...value, rule: rule as RuleChoice['rule'] })}
      >
        <Stack gap="xs" mt={4}>
          <Radio value="open" label="Anyone who has the link" />
          <Radio
            value="generated"
            label="With a password that Portico makes"
            description="Shown once, so that you can hand it over on another way than the link"
          />
          <Radio value="own" label="With a password of your own" />
        </Stack>
      </Radio.Group>
      {value.rule === 'own' && (
        <PasswordInput
          label="Password"
          description="At least 6 characters"
          autoComplete="new-password"
          value={value.password}
          error={error}
          onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}
