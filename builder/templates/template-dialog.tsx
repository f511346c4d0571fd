import { Button, Group, Radio, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocation } from 'wouter';
import type { TemplateSummary } from '../api/types.ts';
import { useApi, useChange } from '../api/use-api.ts';
import classes from '../portal/template-choice.module.css';
import { Dialog } from '../ui/dialog.tsx';
import { FormError, showFieldErrors } from '../ui/form-error.tsx';
import { QueryState } from '../ui/query-state.tsx';

const EMPTY = 'empty';

function CreateForm({ onClose }: { onClose: () => void }) {
  const [, navigate] = useLocation();
  const starters = useApi('templates.starters', {});
  const form = useForm({
    initialValues: { name: '', starter: EMPTY },
    validate: { name: (v) => (v.trim() ? null : 'is required') },
  });
  const create = useChange('templates.create', {
    onSuccess: ({ id }) => navigate(`/templates/${id}`),
    onError: (error) => showFieldErrors(form, error),
  });
  /** The name follows the starter until it is typed. */
  const pick = (starter: string) => {
    const items = starters.data?.items ?? [];
    const nameOf = (key: string) => items.find((item) => item.key === key)?.name ?? '';
    const untouched = form.values.name === '' || form.values.name === nameOf(form.values.starter);
    form.setValues({ starter, ...(untouched ? { name: nameOf(starter) } : {}) });
  };
  const submit = form.onSubmit(({ name, starter }) =>
    create.mutate({ body: { name, ...(starter === EMPTY ? {} : { starter }) } }),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <QueryState query={starters} skeleton={<Skeleton h={240} />}>
          {({ items }) => (
            <Radio.Group label="Start from" value={form.values.starter} onChange={pick}>
              <Stack gap="xs" mt={6} className={classes.list}>
                {[
                  { key: EMPTY, name: 'Empty', description: 'A blank page to drag sections onto', sectionTitles: [] },
                  ...items,
                ].map(({ key, name, description, sectionTitles }) => (
                  <Radio.Card key={key} value={key} p="sm" className={classes.card} aria-label={name}>
                    <Text size="sm" fw={500}>
                      {name}
                    </Text>
                    <Text size="xs" c="dimmed" lineClamp={2}>
                      {description}
                    </Text>
                    {sectionTitles.length > 0 && (
                      <Text size="xs" c="dimmed" lineClamp={1} mt={2}>
                        {sectionTitles.join(' · ')}
                      </Text>
                    )}
                  </Radio.Card>
                ))}
              </Stack>
            </Radio.Group>
          )}
        </QueryState>
        <TextInput label="Name" required maxLength={200} {...form.getInputProps('name')} />
        <FormError error={create.error} shown={['name']} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Create template
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RenameForm({ template, onClose }: { template: TemplateSummary; onClose: () => void }) {
  const form = useForm({
    initialValues: { name: template.name, description: template.description },
    validate: { name: (value) => (value.trim() ? null : 'is required') },
  });
  const update = useChange('templates.update', {
    onSuccess: onClose,
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <form noValidate onSubmit={form.onSubmit((body) => update.mutate({ params: { templateId: template.id }, body }))}>
      <Stack>
        <TextInput label="Name" required data-autofocus maxLength={200} {...form.getInputProps('name')} />
        <Textarea
          label="Description"
          description="For whoever chooses a template"
          autosize
          minRows={2}
          maxLength={500}
          {...form.getInputProps('description')}
        />
        <FormError error={update.error} shown={['name', 'description']} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={update.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Makes a template, empty or from a starter, and opens it in the builder. */
export function CreateTemplateDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog title="New template" opened={opened} onClose={onClose} size="lg">
      <CreateForm onClose={onClose} />
    </Dialog>
  );
}

/** Renames and describes a template. */
export function RenameTemplateDialog({ template, onClose }: { template: TemplateSummary | null; onClose: () => void }) {
  return (
    <Dialog title="Rename template" opened={template !== null} onClose={onClose}>
      {template && <RenameForm template={template} onClose={onClose} />}
    </Dialog>
  );
}
