import { Group, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ApiError } from '../../api/client.ts';
import type { HealthScore } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { bind } from '../../fields/bind.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { showFieldErrors } from '../../ui/form-error.tsx';
import { BandsEditor } from './bands-editor.tsx';
import { bandsProblem } from './bands-problem.ts';

const USUAL_BANDS: HealthScore['bands'] = [
  { from: 0, label: 'At risk', tone: 'bad' },
  { from: 40, label: 'Needs attention', tone: 'warning' },
  { from: 70, label: 'Healthy', tone: 'good' },
];

function ScoreForm({ score, onClose }: { score: HealthScore | null; onClose: () => void }) {
  const form = useForm({
    initialValues: {
      name: score?.name ?? '',
      description: score?.description ?? '',
      min: score?.min ?? 0,
      max: score?.max ?? 100,
      unit: score?.unit ?? '',
      bands: score?.bands ?? USUAL_BANDS,
      showInPortal: score?.showInPortal ?? false,
    },
    validate: {
      name: (value) => (value.trim() ? null : 'is required'),
      max: (value, { min }) => (value > min ? null : 'must be larger than the lowest'),
      bands: bandsProblem,
    },
  });
  const options = { onSuccess: onClose, onError: (error: ApiError) => showFieldErrors(form, error) };
  const create = useChange('healthScores.create', options);
  const update = useChange('healthScores.update', options);
  const submit = form.onSubmit((values) => {
    const body = { ...values, bands: [...values.bands].sort((a, b) => a.from - b.from) };
    if (score) update.mutate({ params: { scoreId: score.id }, body });
    else create.mutate({ body });
  });
  const number = (key: 'min' | 'max') => ({
    value: form.values[key],
    error: form.errors[key],
    onChange: (value: string | number) => typeof value === 'number' && form.setFieldValue(key, value),
  });

  return (
    <DialogForm
      action={score ? 'Save' : 'Add health score'}
      busy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      shown={Object.keys(form.values)}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextInput label="Name" required data-autofocus maxLength={200} {...form.getInputProps('name')} />
      <Textarea
        label="Description"
        description="What it measures, for staff and customers"
        autosize
        minRows={2}
        maxLength={1000}
        {...form.getInputProps('description')}
      />
      <Group grow align="flex-start">
        <NumberInput label="Lowest" {...number('min')} />
        <NumberInput label="Highest" {...number('max')} />
        <TextInput label="Unit" placeholder="%" maxLength={20} {...form.getInputProps('unit')} />
      </Group>
      <BandsEditor label="Bands" {...bind(form, 'bands')} />
      <Switch
        label="Show in portal"
        description="Portals may show it; without this it never leaves the staff side"
        checked={form.values.showInPortal}
        onChange={(event) => form.setFieldValue('showInPortal', event.currentTarget.checked)}
      />
    </DialogForm>
  );
}

/** Defines a health score or changes one (C-13). */
export function ScoreDialog({
  score,
  opened,
  onClose,
}: {
  score: HealthScore | null;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title={score ? score.name : 'Add health score'} opened={opened} onClose={onClose} size="lg">
      <ScoreForm score={score} onClose={onClose} />
    </Dialog>
  );
}
