import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useForm } from '@mantine/form';
import type { HealthScore, HealthValue } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { bind } from '../../fields/bind.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { today } from '../../ui/due.ts';
import { FormError, showFieldErrors } from '../../ui/form-error.tsx';

function ValueForm({
  customerId,
  score,
  value,
  onClose,
}: {
  customerId: string;
  score: HealthScore;
  value: HealthValue | null;
  onClose: () => void;
}) {
  const form = useForm({
    initialValues: {
      value: (value?.value ?? '') as number | '',
      day: (value?.day ?? today()) as string | null,
      comment: value?.comment ?? '',
    },
    validate: {
      value: (given) => {
        if (given === '') return 'is required';
        return given < score.min || given > score.max ? `must lie between ${score.min} and ${score.max}` : null;
      },
      day: (given) => (given ? null : 'is required'),
    },
  });
  const options = {
    onSuccess: onClose,
    onError: (error: Parameters<typeof showFieldErrors>[1]) => showFieldErrors(form, error),
  };
  const create = useChange('healthValues.create', options);
  const update = useChange('healthValues.update', options);
  const submit = form.onSubmit(({ value: given, day, comment }) => {
    if (given === '' || !day) return;
    if (value) update.mutate({ params: { customerId, valueId: value.id }, body: { value: given, day, comment } });
    else create.mutate({ params: { customerId }, body: { scoreId: score.id, value: given, day, comment } });
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <NumberInput
          label={score.unit ? `Value (${score.unit})` : 'Value'}
          description={`${score.min} to ${score.max}`}
          required
          data-autofocus
          value={form.values.value}
          error={form.errors.value}
          onChange={(given) => form.setFieldValue('value', typeof given === 'number' ? given : '')}
        />
        <DateInput
          label="Day"
          required
          description={value ? undefined : 'A second value of the same day takes the place of the first'}
          valueFormat="D MMM YYYY"
          {...bind(form, 'day')}
        />
        <TextInput label="Comment" maxLength={1000} {...form.getInputProps('comment')} />
        <FormError error={create.error ?? update.error} shown={Object.keys(form.values)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {value ? 'Save' : 'Record value'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Records a value of a score for a day, or corrects one. */
export function ValueDialog({
  opened,
  ...form
}: {
  customerId: string;
  score: HealthScore;
  value: HealthValue | null;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title={form.score.name} opened={opened} onClose={form.onClose}>
      <ValueForm {...form} />
    </Dialog>
  );
}
