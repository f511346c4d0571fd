import { Button, Group, Stack, Text } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { ApiError } from '../../api/client.ts';
import { type ResponseOf, useChange } from '../../api/use-api.ts';
import { CustomerPicker } from '../../fields/customer-picker.tsx';
import { FormError } from '../../ui/form-error.tsx';
import classes from '../automations.module.css';
import type { Rule } from '../rules/recipes.ts';
import { Outcome } from '../runs/outcome.tsx';
import { useNames } from '../use-names.ts';
import { conditionSentence } from '../words.ts';

/** What the rule, as it stands, would do for one customer. Nothing is done. */
export function TryOut({ rule, onProblems }: { rule: Rule; onProblems: (error: ApiError) => void }) {
  const [customerId, setCustomerId] = useState<string | null>(null);
  const names = useNames();
  const tryOut = useChange('automations.tryOut', { onError: onProblems });
  const { when, conditions, actions } = rule;
  const run = () => {
    if (customerId) tryOut.mutate({ params: { customerId }, body: { when, conditions, actions } });
  };
  return (
    <Stack gap="sm">
      <Group align="flex-end">
        <CustomerPicker
          purpose="What would happen for"
          value={customerId}
          onChange={setCustomerId}
          placeholder="What would happen for …"
        />
        <Button
          variant="default"
          leftSection={<FlaskConical size={15} />}
          disabled={!customerId || actions.length === 0}
          loading={tryOut.isPending}
          onClick={run}
        >
          Try it out
        </Button>
      </Group>
      <FormError error={tryOut.error} />
      {tryOut.data && tryOut.variables && (
        <div className={classes.card} role="status">
          <Answer
            answer={tryOut.data}
            conditions={tryOut.variables.body.conditions.map((condition) => conditionSentence(condition, names))}
          />
        </div>
      )}
    </Stack>
  );
}

function Answer({ answer, conditions }: { answer: ResponseOf<'automations.tryOut'>; conditions: readonly string[] }) {
  const met = answer.conditions.every((condition) => condition.met);
  return (
    <>
      <Text fw={500}>
        {met
          ? 'If it happened now, this would be done. Nothing was done.'
          : 'If it happened now, nothing would be done.'}
      </Text>
      <ul className={classes.outcomes}>
        {answer.conditions.map((condition, index) => (
          <Outcome
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions of an answer never change places
            key={index}
            tone={condition.met ? 'good' : 'bad'}
            word={condition.met ? 'Met' : 'Not met'}
          >
            {conditions[index]}: it is {condition.actual}
          </Outcome>
        ))}
        {met &&
          answer.steps.map(({ would, text }, index) => (
            <Outcome
              // biome-ignore lint/suspicious/noArrayIndexKey: steps of an answer never change places
              key={index}
              tone={would ? 'good' : 'quiet'}
              word={would ? 'Would be done' : 'Would not be done'}
            >
              {text}
            </Outcome>
          ))}
      </ul>
    </>
  );
}
