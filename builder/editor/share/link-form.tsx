import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { Link } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { ShareLink } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { fromLocal, toLocal } from '../../records/form-values.ts';
import { FormError } from '../../ui/form-error.tsx';
import { choiceOf, OPEN_RULE, RuleFields, ruleBody } from './rule-fields.tsx';

/** Makes a share link, or changes one: its name, who gets in, and until when (C-18, B-09). */
export function LinkForm({
  customerId,
  link,
  first = false,
  onDone,
  onCancel,
}: {
  customerId: string;
  /** Absent for one to be made. */
  link?: ShareLink;
  /** Whether it is the portal's only one: then it needs no name. */
  first?: boolean;
  /** Told the generated password, if there is one. */
  onDone: (link: ShareLink, password: string | null) => void;
  onCancel?: () => void;
}) {
  const before = link?.expiresAt ? toLocal(link.expiresAt) : null;
  const [choice, setChoice] = useState(link ? choiceOf(link) : OPEN_RULE);
  const [name, setName] = useState(link?.name ?? '');
  const [expiry, setExpiry] = useState(before);
  const options = {
    onSuccess: (answer: { link: ShareLink; password: string | null }) => onDone(answer.link, answer.password),
  };
  const create = useChange('shareLinks.create', options);
  const update = useChange('shareLinks.update', options);
  const error = create.error ?? update.error;
  const errors = error?.fields ?? {};

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      ...ruleBody(choice),
      name: name.trim(),
      ...(expiry === before ? {} : { expiresAt: expiry && fromLocal(expiry) }),
    };
    if (link) update.mutate({ params: { customerId, linkId: link.id }, body });
    else create.mutate({ params: { customerId }, body });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {!first && (
          <TextInput
            label="Name"
            description="For you, to tell links apart: whom it is for"
            value={name}
            maxLength={100}
            error={errors.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <RuleFields
          customerId={customerId}
          value={choice}
          onChange={setChoice}
          hasPassword={link?.rule === 'password'}
          errors={errors}
        />
        <DateTimePicker
          label="Expires"
          placeholder="Never"
          clearable
          minDate={new Date()}
          valueFormat="D MMM YYYY, HH:mm"
          value={expiry}
          error={errors.expiresAt}
          onChange={setExpiry}
        />
        {link && (
          <Text size="xs" c="dimmed">
            The address stays the same. Where a change may shut somebody out, everyone who has the portal open signs in
            again.
          </Text>
        )}
        <FormError
          error={error}
          shown={[
            'name',
            'password',
            'expiresAt',
            ...Object.keys(errors).filter((path) => path.startsWith('audience')),
          ]}
        />
        <Group>
          <Button
            type="submit"
            leftSection={link ? undefined : <Link size={16} />}
            loading={create.isPending || update.isPending}
          >
            {link ? 'Save' : 'Make a link'}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
