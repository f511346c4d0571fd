import { Checkbox, Radio, Skeleton, Stack, TagsInput, Text } from '@mantine/core';
import { useId } from 'react';
import type { Contact, LinkAudience } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';

const EMPTY: Readonly<Record<LinkAudience['kind'], LinkAudience>> = {
  customer: { kind: 'customer' },
  contacts: { kind: 'contacts', contactIds: [] },
  domains: { kind: 'domains', domains: [] },
};

/** Which people a link with the rule e-mail is for. */
export function AudienceFields({
  customerId,
  value,
  onChange,
  errors,
}: {
  customerId: string;
  value: LinkAudience;
  onChange: (value: LinkAudience) => void;
  errors: Readonly<Record<string, string>>;
}) {
  const name = useId();
  const contacts = useApi('contacts.list', { params: { customerId } }).data?.items;
  const problem = Object.entries(errors).find(([path]) => path.startsWith('audience'))?.[1];
  return (
    <Stack gap="xs" pl="lg">
      <Radio.Group
        name={name}
        label="Which people"
        value={value.kind}
        onChange={(kind) => onChange(EMPTY[kind as LinkAudience['kind']])}
      >
        <Stack gap="xs" mt={4}>
          <Radio value="customer" label="Any contact of this customer" description="Also those who are added later" />
          <Radio value="contacts" label="Chosen contacts" />
          <Radio
            value="domains"
            label="Anyone with an address at certain domains"
            description="Who is no contact yet becomes one when they first sign in"
          />
        </Stack>
      </Radio.Group>
      {value.kind === 'contacts' &&
        (contacts ? (
          <ContactChoice contacts={contacts} chosen={value.contactIds} onChange={onChange} error={problem} />
        ) : (
          <Skeleton h={60} />
        ))}
      {value.kind === 'domains' && (
        <TagsInput
          label="Domains"
          description="Without @, each followed by Enter; addresses at subdomains do not count"
          placeholder="acme.com"
          value={value.domains}
          maxTags={50}
          splitChars={[',', ' ', ';']}
          error={problem}
          onChange={(domains) => onChange({ kind: 'domains', domains })}
        />
      )}
    </Stack>
  );
}

function ContactChoice({
  contacts,
  chosen,
  onChange,
  error,
}: {
  contacts: readonly Contact[];
  chosen: readonly string[];
  onChange: (value: LinkAudience) => void;
  error: string | undefined;
}) {
  if (contacts.length === 0)
    return (
      <Text size="sm" c="dimmed">
        This customer has no contacts yet. Add them on the customer’s page, under Contacts.
      </Text>
    );
  return (
    <Checkbox.Group
      label="Contacts"
      value={[...chosen]}
      error={error}
      onChange={(contactIds) => onChange({ kind: 'contacts', contactIds })}
    >
      <Stack gap="xs" mt={4}>
        {contacts.map(({ id, name, email, role }) => (
          <Checkbox
            key={id}
            value={id}
            label={name}
            description={
              email ? [email, role].filter(Boolean).join(' · ') : 'No e-mail address, so they cannot sign in'
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
