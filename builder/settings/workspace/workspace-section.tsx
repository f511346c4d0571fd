import { Button, Group, NumberInput, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Workspace } from '../../api/types.ts';
import { type CallOf, useApi, useChange } from '../../api/use-api.ts';
import { bind } from '../../fields/bind.ts';
import { ColourField } from '../../fields/colour-field.tsx';
import { LANGUAGES, timeZones } from '../../fields/locale.ts';
import { LogoUpload } from '../../fields/logo-upload.tsx';
import { changedValues } from '../../records/form-values.ts';
import { FormError, showFieldErrors } from '../../ui/form-error.tsx';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { SettingsSection } from '../section.tsx';
import { StageList } from './stage-list.tsx';
import { type EditedStages, editedStages, stagesBody, stagesProblem } from './stages.ts';

type Body = CallOf<'workspace.update'>['body'];

function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const initialValues = {
    name: workspace.name,
    accent: workspace.accent as string | null,
    language: workspace.language as string | null,
    timeZone: workspace.timeZone as string | null,
    stages: editedStages(workspace.stages),
    viewerSessionDays: workspace.viewerSessionDays as number | string,
  };
  const form = useForm({
    initialValues,
    validate: {
      name: (value) => (value.trim() ? null : 'is required'),
      viewerSessionDays: (value) => (value === '' ? 'is required' : null),
      stages: stagesProblem,
    },
  });
  const update = useChange('workspace.update', {
    onSuccess: () => {
      const saved = { ...form.values, stages: editedStages(form.values.stages.list.map(({ name }) => name.trim())) };
      form.setValues(saved);
      form.resetDirty(saved);
      notifyDone('The workspace is saved.');
    },
    onError: (error) => showFieldErrors(form, error),
  });
  const removeLogo = useChange('workspace.removeLogo', { onError: notifyError });

  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => update.mutate({ body: bodyOf(changedValues(initialValues, values)) }))}
    >
      <Stack maw={480}>
        <LogoUpload endpoint="workspace.setLogo" label="Logo" name={workspace.name} url={workspace.logoUrl}>
          {workspace.logoUrl && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              loading={removeLogo.isPending}
              onClick={() => removeLogo.mutate({})}
            >
              Remove
            </Button>
          )}
        </LogoUpload>
        <TextInput
          label="Name"
          description="Customers see it in their portals"
          required
          maxLength={200}
          {...form.getInputProps('name')}
        />
        <ColourField
          label="Accent colour"
          description="Of buttons and links here and in portals; darkened a little where it could not be read"
          {...bind(form, 'accent')}
        />
        <Group grow align="flex-start">
          <Select label="Language of portals" allowDeselect={false} data={LANGUAGES} {...bind(form, 'language')} />
          <Select
            label="Time zone"
            allowDeselect={false}
            searchable
            limit={50}
            data={timeZones()}
            {...bind(form, 'timeZone')}
          />
        </Group>
        <StageList label="Stages" {...bind(form, 'stages')} />
        <NumberInput
          label="Customers stay signed in"
          description="Days without a visit after which a protected portal asks again"
          min={1}
          max={365}
          allowDecimal={false}
          w={200}
          suffix=" days"
          {...form.getInputProps('viewerSessionDays')}
        />
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

/** What changed, as it is sent. */
function bodyOf({ stages, ...plain }: { stages?: EditedStages }): Body {
  return { ...(plain as Body), ...(stages ? stagesBody(stages) : {}) };
}

/** Name, logo, accent, language and stages of the workspace. */
export function WorkspaceSection() {
  const workspace = useApi('workspace.get', {});
  return (
    <SettingsSection title="Workspace" lead="How this workspace is called and looks, for staff and in portals.">
      <QueryState query={workspace} skeleton={<Skeleton h={420} maw={480} />}>
        {(data) => <WorkspaceForm workspace={data} />}
      </QueryState>
    </SettingsSection>
  );
}
