import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ApiError } from '../../api/client.ts';
import type { Webhook } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { showFieldErrors } from '../../ui/form-error.tsx';

interface Props {
  webhook: Webhook | null;
  onClose: () => void;
  /** Told the secret of a new webhook, which nobody is told again. */
  onSecret: (secret: string) => void;
}

function WebhookForm({ webhook, onClose, onSecret }: Props) {
  const form = useForm({
    initialValues: { name: webhook?.name ?? '', url: webhook?.url ?? '' },
    validate: {
      name: (value) => (value.trim() ? null : 'is required'),
      url: (value) => (value.trim() ? null : 'is required'),
    },
  });
  const onError = (error: ApiError) => showFieldErrors(form, error);
  const create = useChange('webhooks.create', {
    onSuccess: ({ secret }) => {
      onClose();
      onSecret(secret);
    },
    onError,
  });
  const update = useChange('webhooks.update', { onSuccess: onClose, onError });
  const submit = form.onSubmit((body) => {
    if (webhook) update.mutate({ params: { webhookId: webhook.id }, body });
    else create.mutate({ body });
  });
  return (
    <DialogForm
      action={webhook ? 'Save' : 'Add webhook'}
      busy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      shown={Object.keys(form.values)}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextInput
        label="Name"
        required
        data-autofocus
        maxLength={200}
        placeholder="Our CRM"
        {...form.getInputProps('name')}
      />
      <TextInput
        label="Address"
        required
        type="url"
        maxLength={1000}
        placeholder="https://crm.example.com/hooks/portico"
        description="Must be on the public internet, unless the server is started with WEBHOOKS_ALLOW_PRIVATE=1"
        {...form.getInputProps('url')}
      />
    </DialogForm>
  );
}

/** Adds a webhook or changes one. */
export function WebhookDialog({ opened, ...form }: Props & { opened: boolean }) {
  return (
    <Dialog title={form.webhook ? form.webhook.name : 'Add webhook'} opened={opened} onClose={form.onClose}>
      <WebhookForm {...form} />
    </Dialog>
  );
}
