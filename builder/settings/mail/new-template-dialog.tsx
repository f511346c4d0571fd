import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../../api/use-api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { showFieldErrors } from '../../ui/form-error.tsx';

interface Props {
  onClose: () => void;
  onMade: (templateId: string) => void;
}

function NewTemplateForm({ onClose, onMade }: Props) {
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (value) => (value.trim() ? null : 'is required') },
  });
  const create = useChange('mailTemplates.create', {
    onSuccess: ({ id }) => onMade(id),
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <DialogForm
      action="Add template"
      busy={create.isPending}
      error={create.error}
      shown={['name']}
      onSubmit={form.onSubmit((body) => create.mutate({ body }))}
      onCancel={onClose}
    >
      <TextInput
        label="Name"
        description="For who chooses it in an automation; readers do not see it"
        required
        data-autofocus
        maxLength={200}
        {...form.getInputProps('name')}
      />
    </DialogForm>
  );
}

/** Names a new mail template; its text is written next. */
export function NewTemplateDialog({ opened, onClose, onMade }: Props & { opened: boolean }) {
  return (
    <Dialog title="Add mail template" opened={opened} onClose={onClose}>
      <NewTemplateForm onClose={onClose} onMade={onMade} />
    </Dialog>
  );
}
