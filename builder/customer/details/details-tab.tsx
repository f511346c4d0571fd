import { Button, Group, Select, SimpleGrid, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Eye, Save } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { Attribute, Customer } from '../../api/types.ts';
import { type CallOf, useApi, useChange } from '../../api/use-api.ts';
import { bind } from '../../fields/bind.ts';
import { LANGUAGES, timeZones } from '../../fields/locale.ts';
import { LogoUpload } from '../../fields/logo-upload.tsx';
import { StaffSelect } from '../../fields/staff-select.tsx';
import { TagInput } from '../../fields/tag-input.tsx';
import { changedValues } from '../../records/form-values.ts';
import { useRights } from '../../session/session.tsx';
import { confirmLoss } from '../../ui/confirm.tsx';
import { FormError, showFieldErrors } from '../../ui/form-error.tsx';
import { notifyDone } from '../../ui/notify.tsx';
import { DetailHistory } from '../detail-history.tsx';
import { AttributeField } from './attribute-field.tsx';

type Body = CallOf<'customers.update'>['body'];

function valuesOf(customer: Customer) {
  return {
    name: customer.name,
    externalId: customer.externalId ?? '',
    ownerId: customer.owner?.id ?? null,
    stage: customer.stage,
    tags: customer.tags,
    industry: customer.industry,
    website: customer.website,
    phone: customer.phone,
    address: customer.address,
    language: customer.language,
    timeZone: customer.timeZone,
    attributes: customer.attributes,
  };
}
type Values = ReturnType<typeof valuesOf>;

/** What was changed as the API takes it; of address and attributes only the parts that differ. */
function bodyOf(before: Values, after: Values): Body {
  const { externalId, address, attributes, language, ...rest } = changedValues(before, after);
  return {
    ...rest,
    ...(externalId === undefined ? {} : { externalId: externalId.trim() || null }),
    ...(address ? { address: changedValues(before.address, address) } : {}),
    ...(attributes ? { attributes: changedValues(before.attributes, attributes) } : {}),
    ...(language === undefined ? {} : { language: language as Body['language'] }),
  };
}

const ADDRESS = [
  ['street', 'Street'],
  ['postalCode', 'Postal code'],
  ['city', 'City'],
  ['region', 'Region'],
  ['country', 'Country'],
] as const;

function AttributeSection({
  attributes,
  values,
  errors,
  onChange,
}: {
  attributes: readonly Attribute[];
  values: Customer['attributes'];
  errors: Record<string, ReactNode>;
  onChange: (values: Customer['attributes']) => void;
}) {
  const { designs } = useRights();
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2}>Attributes</Title>
        {designs && (
          <Button component={Link} href="/settings/attributes" variant="subtle" color="gray" size="xs">
            Edit the list of attributes
          </Button>
        )}
      </Group>
      {attributes.length === 0 && (
        <Text size="sm" c="dimmed">
          Fields of your own making come here, for instance a contract number or the plan.
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {attributes.map((attribute) => (
          <AttributeField
            key={attribute.id}
            attribute={attribute}
            description={
              attribute.showInPortal ? (
                <Group component="span" gap={4} display="inline-flex">
                  <Eye size={12} aria-hidden /> Can be shown in portals
                </Group>
              ) : undefined
            }
            value={values[attribute.key] ?? null}
            error={errors[`attributes.${attribute.key}`]}
            onChange={(value) => onChange({ ...values, [attribute.key]: value })}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

/** Everything about the customer itself: fields, address, attributes, and its deletion. */
export function DetailsTab({ customer }: { customer: Customer }) {
  const { designs, seesAllCustomers } = useRights();
  const [, navigate] = useLocation();
  const workspace = useApi('workspace.get', {}).data;
  const attributes = useApi('attributes.list', {});
  const tags = useApi('customers.filters', {}).data?.tags ?? [];
  const saved = useRef(valuesOf(customer));
  const form = useForm<Values>({
    initialValues: saved.current,
    validate: { name: (value) => (value.trim() ? null : 'is required') },
  });
  const update = useChange('customers.update', {
    onSuccess: (answer) => {
      saved.current = valuesOf(answer);
      form.setInitialValues(saved.current);
      form.setValues(saved.current);
      notifyDone('The customer is saved.');
    },
    onError: (error) => showFieldErrors(form, error),
  });
  const remove = useChange('customers.remove', { onSuccess: () => navigate('/customers') });

  // What somebody else changed shows here too, unless something is being edited.
  const dirty = form.isDirty();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer customer is taken over, not a rendering
  useEffect(() => {
    if (dirty) return;
    saved.current = valuesOf(customer);
    form.setInitialValues(saved.current);
    form.setValues(saved.current);
  }, [customer.updatedAt]);

  const submit = form.onSubmit((values) =>
    update.mutate({ params: { customerId: customer.id }, body: bodyOf(saved.current, values) }),
  );
  const askToDelete = () =>
    confirmLoss({
      title: `Delete ${customer.name}?`,
      body: 'All its notes, tasks, files, meetings, health values, contacts and comments are deleted with it, and its portal with every link. This cannot be undone.',
      action: 'Delete customer',
      typeName: customer.name,
      run: () => remove.mutateAsync({ params: { customerId: customer.id }, body: { confirmName: customer.name } }),
    });

  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={760} gap="lg">
        <Stack>
          <LogoUpload
            endpoint="customers.setLogo"
            params={{ customerId: customer.id }}
            label="Logo"
            description="Shown in the customer's portal"
            name={customer.name}
            url={customer.logoUrl}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label="Name" required maxLength={200} {...form.getInputProps('name')} />
            <TextInput label="External id" maxLength={200} {...form.getInputProps('externalId')} />
            <StaffSelect label="Owner" disabled={!seesAllCustomers} {...bind(form, 'ownerId')} />
            <Select
              label="Stage"
              placeholder="None yet"
              clearable
              data={workspace?.stages ?? []}
              {...bind(form, 'stage')}
            />
            <TextInput label="Industry" maxLength={100} {...form.getInputProps('industry')} />
            <TagInput label="Tags" suggestions={tags} {...bind(form, 'tags')} />
            <TextInput label="Website" type="url" placeholder="https://" {...form.getInputProps('website')} />
            <TextInput label="Phone" type="tel" maxLength={60} {...form.getInputProps('phone')} />
            <Select
              label="Language of the portal"
              placeholder="The workspace's"
              clearable
              data={LANGUAGES}
              {...bind(form, 'language')}
            />
            <Select
              label="Time zone"
              placeholder="The workspace's"
              clearable
              searchable
              limit={50}
              data={timeZones()}
              {...bind(form, 'timeZone')}
            />
          </SimpleGrid>
        </Stack>
        <Stack gap="sm">
          <Title order={2}>Address</Title>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {ADDRESS.map(([key, label]) => (
              <TextInput key={key} label={label} {...form.getInputProps(`address.${key}`)} />
            ))}
          </SimpleGrid>
        </Stack>
        {attributes.isPending ? (
          <Skeleton h={120} />
        ) : (
          <AttributeSection
            attributes={attributes.data?.items ?? []}
            values={form.values.attributes}
            errors={form.errors}
            onChange={(values) => form.setFieldValue('attributes', values)}
          />
        )}
        <FormError
          error={update.error}
          shown={[
            ...Object.keys(form.values),
            ...ADDRESS.map(([key]) => `address.${key}`),
            ...(attributes.data?.items ?? []).map(({ key }) => `attributes.${key}`),
          ]}
        />
        <Group justify="space-between">
          <Button type="submit" leftSection={<Save size={15} />} disabled={!dirty} loading={update.isPending}>
            Save
          </Button>
          {designs && (
            <Button variant="subtle" color="bad" onClick={askToDelete}>
              Delete customer…
            </Button>
          )}
        </Group>
        <CompanyHistory customerId={customer.id} />
      </Stack>
    </form>
  );
}

/** What contacts changed in the portal. */
function CompanyHistory({ customerId }: { customerId: string }) {
  const history = useApi('customers.history', { params: { customerId } });
  return history.data ? <DetailHistory items={history.data.items} /> : null;
}
