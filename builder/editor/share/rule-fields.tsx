import { PasswordInput, Radio, Stack } from '@mantine/core';
import { useId } from 'react';
import type { LinkAudience, ShareLink } from '../../api/types.ts';
import { AudienceFields } from './audience-fields.tsx';

/** What a link asks for: nothing, the password it has, a generated one, one's own, or a proof of who one is. */
export interface RuleChoice {
  readonly rule: 'open' | 'same' | 'generated' | 'own' | 'email';
  readonly password: string;
  readonly audience: LinkAudience;
}

export const OPEN_RULE: RuleChoice = { rule: 'open', password: '', audience: { kind: 'customer' } };

/** The choice that a link stands for now. */
export function choiceOf({ rule, audience }: ShareLink): RuleChoice {
  return {
    rule: rule === 'password' ? 'same' : rule,
    password: '',
    audience: audience ?? OPEN_RULE.audience,
  };
}

/** The part of a request that a choice stands for. */
export function ruleBody({ rule, password, audience }: RuleChoice) {
  if (rule === 'open') return { rule } as const;
  if (rule === 'email') return { rule, audience } as const;
  return rule === 'own' ? ({ rule: 'password', password } as const) : ({ rule: 'password' } as const);
}

/** Who gets in by the link (C-18, B-09). */
export function RuleFields({
  customerId,
  value,
  onChange,
  hasPassword,
  errors,
}: {
  customerId: string;
  value: RuleChoice;
  onChange: (value: RuleChoice) => void;
  /** Whether the link has a password that may stay. */
  hasPassword: boolean;
  /** What is wrong, by the path in the request. */
  errors: Readonly<Record<string, string>>;
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
          {hasPassword && <Radio value="same" label="With the password it has" />}
          <Radio
            value="generated"
            label={hasPassword ? 'With a new password that Portico makes' : 'With a password that Portico makes'}
            description="Shown once, so that you can hand it over on another way than the link"
          />
          <Radio value="own" label="With a password of your own" />
          <Radio
            value="email"
            label="Certain people, by e-mail"
            description="They sign in with a link or code that is mailed to them; you see who looked"
          />
        </Stack>
      </Radio.Group>
      {value.rule === 'own' && (
        <PasswordInput
          label="Password"
          description="At least 6 characters"
          autoComplete="new-password"
          value={value.password}
          error={errors.password}
          onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        />
      )}
      {value.rule === 'email' && (
        <AudienceFields
          customerId={customerId}
          value={value.audience}
          onChange={(audience) => onChange({ ...value, audience })}
          errors={errors}
        />
      )}
    </Stack>
  );
}
