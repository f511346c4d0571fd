import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocation } from 'wouter';
import { useApi, useChange } from '../api/use-api.ts';
import { bind } from '../fields/bind.ts';
import { StaffSelect } from '../fields/staff-select.tsx';
import { TagInput } from '../fields/tag-input.tsx';
import { useRights, useSession } from '../session/session.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FormError, showFieldErrors } from '../ui/form-error.tsx';

function CreateCustomerForm({ onClose }: { onClose: () => void }) {
  const staff = useSession();
  const { designs, seesAllCustomers } = useRights();
  const [, navigate] = useLocation();
  const stages = useApi('workspace.get', {}).data?.stages ?? [];
  const tags = useApi('customers.filters', {}).data?.tags ?? [];
  const form = useForm({
    initialValues: {
      name: '',
      externalId: '',
      ownerId: designs ? null : (staff.id as string | null),
      stage: null as string | null,
      tags: [] as string[],
    },
  });
  const create = useChange('customers.create', {
    onSuccess: ({ id }) => navigate(`/customers/${id}`),
    onError: (error) => showFieldErrors(form, error),
  });
  const submit = form.onSubmit(({ externalId, ...values }) =>
    create.mutate({ body: { ...values, ...(externalId.trim() ? { externalId } : {}) } }),
  );

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label="Name" required data-autofocus maxLength={200} {...form.getInputProps('name')} />
        <TextInput
          label="External id"
          description="Its key in another system, by which imports find it again"
          maxLength={200}
          {...form.getInputProps('externalId')}
        />
        {seesAllCustomers && <StaffSelect label="Owner" {...bind(form, 'ownerId')} />}
        <Select label="Stage" placeholder="None yet" clearable data={stages} {...form.getInputProps('stage')} />
        <TagInput label="Tags" suggestions={tags} {...bind(form, 'tags')} />
        <FormError error={create.error} shown={Object.keys(form.values)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Add customer
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Adds a customer by hand and opens it. */
export function CreateCustomerDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog title="Add customer" opened={opened} onClose={onClose}>
      <CreateCustomerForm onClose={onClose} />
    </Dialog>
  );
}
