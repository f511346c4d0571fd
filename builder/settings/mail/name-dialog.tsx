import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ApiError } from '../../api/client.ts';
import { useChange } from '../../api/use-api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { showFieldErrors } from '../../ui/form-error.tsx';

interface Props {
  /** None: a new one. */
  template: { id: string; name: string } | null;
  onClose: () => void;
  onDone: (templateId: string) => void;
}

function NameForm({ template, onClose, onDone }: Props) {
  const form = useForm({
    initialValues: { name: template?.name ?? '' },
    validate: { name: (value) => (value.trim() ? null : 'is required') },
  });
  const options = {
    onSuccess: ({ id }: { id: string }) => onDone(id),
    onError: (error: ApiError) => showFieldErrors(form, error),
  };
  const create = useChange('mailTemplates.create', options);
  const rename = useChange('mailTemplates.rename', options);
  const submit = form.onSubmit((body) =>
    template ? rename.mutate({ params: { templateId: template.id }, body }) : create.mutate({ body }),
  );
  return (
    <DialogForm
      action={template ? 'Rename' : 'Add template'}
      busy={create.isPending || rename.isPending}
      error={create.error ?? rename.error}
      shown={['name']}
      onSubmit={submit}
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

/** Names a mail template of the workspace's own: a new one, whose text is written next, or one that is there. */
export function NameDialog({ opened, ...props }: Props & { opened: boolean }) {
  return (
    <Dialog
      title={props.template ? 'Rename mail template' : 'Add mail template'}
      opened={opened}
      onClose={props.onClose}
    >
      <NameForm {...props} />
    </Dialog>
  );
}
