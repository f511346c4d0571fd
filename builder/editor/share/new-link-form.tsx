import { Button, Group, Stack, TextInput } from '@mantine/core';
import { Link } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { ShareLink } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { FormError } from '../../ui/form-error.tsx';
import { OPEN_RULE, RuleFields, ruleBody } from './rule-fields.tsx';

/** Makes a share link. */
export function NewLinkForm({
  customerId,
  first,
  onMade,
}: {
  customerId: string;
  first: boolean;
  /** Told the generated password, if there is one. */
  onMade: (link: ShareLink, password: string | null) => void;
}) {
  const [choice, setChoice] = useState(OPEN_RULE);
  const [name, setName] = useState('');
  const create = useChange('shareLinks.create', { onSuccess: ({ link, password }) => onMade(link, password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      params: { customerId },
      body: { ...ruleBody(choice), ...(name.trim() ? { name: name.trim() } : {}) },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {!first && (
          <TextInput
            label="Name"
            description="For you, to tell links apart: whom it is for"
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <RuleFields value={choice} onChange={setChoice} error={create.error?.fields.password} />
        <FormError error={create.error} />
        <Group>
          <Button type="submit" leftSection={<Link size={16} />} loading={create.isPending}>
            Make a link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
