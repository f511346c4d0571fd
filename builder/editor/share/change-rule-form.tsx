import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ShareLink } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { FormError } from '../../ui/form-error.tsx';
import { type RuleChoice, RuleFields, ruleBody } from './rule-fields.tsx';

/** Changes who gets in by a link; open visits end. */
export function ChangeRuleForm({
  customerId,
  link,
  onDone,
}: {
  customerId: string;
  link: ShareLink;
  /** Told the generated password, if there is one. */
  onDone: (password: string | null) => void;
}) {
  const [choice, setChoice] = useState<RuleChoice>({ rule: 'generated', password: '' });
  const update = useChange('shareLinks.update', { onSuccess: ({ password }) => onDone(password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ params: { customerId, linkId: link.id }, body: ruleBody(choice) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <RuleFields value={choice} onChange={setChoice} error={update.error?.fields.password} />
        <Text size="xs" c="dimmed">
          Everyone who has the portal open is signed out at once; the address stays the same.
        </Text>
        <FormError error={update.error} />
        <Group>
          <Button type="submit" loading={update.isPending}>
            Change
          </Button>
          <Button variant="default" onClick={() => onDone(null)}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
