import { Button, Group, NumberInput, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Workspace } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { FormError, showFieldErrors } from '../../ui/form-error.tsx';
import { notifyDone } from '../../ui/notify.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { SettingsSection } from '../section.tsx';

function PrivacyForm({ workspace: { recordVisits, visitsKeptDays } }: { workspace: Workspace }) {
  const form = useForm({
    initialValues: { recordVisits, visitsKeptDays: visitsKeptDays as number | string },
    validate: {
      visitsKeptDays: (days) => (typeof days === 'number' && days >= 1 && days <= 1830 ? null : 'is 1 to 1830 days'),
    },
  });
  const update = useChange('workspace.update', {
    onSuccess: () => {
      form.resetDirty();
      notifyDone('The privacy settings are saved.');
    },
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) =>
        update.mutate({
          body: { recordVisits: values.recordVisits, visitsKeptDays: Number(values.visitsKeptDays) },
        }),
      )}
    >
      <Stack maw={480}>
        <Switch
          label="Record visits to portals"
          description="Who looked, when, at which sections and for how long. Network addresses are not kept; who asks not to be tracked, staff and programs are left out."
          checked={form.values.recordVisits}
          onChange={(event) => form.setFieldValue('recordVisits', event.currentTarget.checked)}
        />
        <NumberInput
          label="Forget visits after"
          suffix=" days"
          min={1}
          max={1830}
          allowDecimal={false}
          maw={200}
          {...form.getInputProps('visitsKeptDays')}
        />
        <Text size="sm" c="dimmed">
          Whoever opens or downloads something protected is in the audit in any case. A contact’s data are handed out
          and erased on the customer’s page, in the contact’s menu.
        </Text>
        <FormError error={update.error} shown={Object.keys(form.values)} />
        <Group>
          <Button type="submit" disabled={!form.isDirty()} loading={update.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What is recorded of customers' visits, and for how long (B-08). */
export function PrivacySection() {
  const workspace = useApi('workspace.get', {});
  return (
    <SettingsSection title="Privacy" lead="What is recorded of customers’ visits, and for how long.">
      <QueryState query={workspace} skeleton={<Skeleton h={220} maw={480} />}>
        {(data) => <PrivacyForm workspace={data} />}
      </QueryState>
    </SettingsSection>
  );
}
