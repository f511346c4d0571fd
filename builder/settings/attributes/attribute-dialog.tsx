import { Select, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ApiError } from '../../api/client.ts';
import type { Attribute } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { bind } from '../../fields/bind.ts';
import { TagInput } from '../../fields/tag-input.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { showFieldErrors } from '../../ui/form-error.tsx';
import { ATTRIBUTE_TYPES, type AttributeType } from './types.ts';

function AttributeForm({ attribute, onClose }: { attribute: Attribute | null; onClose: () => void }) {
  const form = useForm({
    initialValues: {
      label: attribute?.label ?? '',
      type: (attribute?.type ?? 'text') as AttributeType,
      choices: attribute?.choices ?? ([] as string[]),
      showInPortal: attribute?.showInPortal ?? false,
    },
    validate: {
      label: (value) => (value.trim() ? null : 'is required'),
      choices: (value, { type }) => (type === 'choice' && value.length === 0 ? 'give at least one choice' : null),
    },
  });
  const options = { onSuccess: onClose, onError: (error: ApiError) => showFieldErrors(form, error) };
  const create = useChange('attributes.create', options);
  const update = useChange('attributes.update', options);
  const submit = form.onSubmit(({ type, choices, ...values }) => {
    const body = { ...values, ...(type === 'choice' ? { choices } : {}) };
    if (attribute) update.mutate({ params: { attributeId: attribute.id }, body });
    else create.mutate({ body: { ...body, type } });
  });

  return (
    <DialogForm
      action={attribute ? 'Save' : 'Add attribute'}
      busy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      shown={Object.keys(form.values)}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextInput label="Name" required data-autofocus maxLength={200} {...form.getInputProps('label')} />
      <Select
        label="Type"
        description={attribute ? 'Stays as it is, because customers have values of it' : undefined}
        disabled={attribute !== null}
        allowDeselect={false}
        data={ATTRIBUTE_TYPES}
        value={form.values.type}
        onChange={(type) => type && form.setFieldValue('type', type as AttributeType)}
      />
      {form.values.type === 'choice' && (
        <TagInput label="Choices" required placeholder="Type a choice and press Enter" {...bind(form, 'choices')} />
      )}
      <Switch
        label="Show in portal"
        description="Texts of a portal may hold its value; without this it never leaves the staff side"
        checked={form.values.showInPortal}
        onChange={(event) => form.setFieldValue('showInPortal', event.currentTarget.checked)}
      />
    </DialogForm>
  );
}

/** Makes an attribute or changes one (C-27). */
export function AttributeDialog({
  attribute,
  opened,
  onClose,
}: {
  attribute: Attribute | null;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title={attribute ? attribute.label : 'Add attribute'} opened={opened} onClose={onClose}>
      <AttributeForm attribute={attribute} onClose={onClose} />
    </Dialog>
  );
}
