import { Alert, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { CircleAlert } from 'lucide-react';
import type { Terms } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { RichTextField } from '../../editor/rich-text/rich-text-field.tsx';
import { bind } from '../../fields/bind.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, showFieldErrors } from '../../ui/form-error.tsx';
import { notifyDone } from '../../ui/notify.tsx';
import { QueryState } from '../../ui/query-state.tsx';

function TermsForm({ terms, onClose }: { terms: Terms; onClose: () => void }) {
  const { id, revision, current } = terms;
  const params = { termsId: id };
  const form = useForm({
    initialValues: { title: terms.title, body: terms.body },
    validate: ({ title }) => ({ title: title.trim() ? null : 'is required' }),
  });
  const save = useChange('terms.saveDraft', { onError: (error) => showFieldErrors(form, error) });
  const publish = useChange('terms.publish', { onError: (error) => showFieldErrors(form, error) });
  const saved = async () => (form.isDirty() ? save.mutateAsync({ params, revision, body: form.values }) : terms);
  const saveOnly = form.onSubmit(() => void saved().then(onClose, () => undefined));
  const askToPublish = form.onSubmit(() => {
    modals.openConfirmModal({
      title: current ? 'Put the new text in force?' : 'Put these terms in force?',
      children: (
        <Text size="sm">
          {current
            ? `It becomes version ${current.number + 1}. Everybody who accepted an earlier one is asked again, and sees nothing of their portal before.`
            : 'Nobody is asked yet: choose afterwards where they are asked for.'}
        </Text>
      ),
      labels: { confirm: 'Publish', cancel: 'Cancel' },
      onConfirm: () =>
        void saved()
          .then((kept) => publish.mutateAsync({ params, revision: kept.revision }))
          .then(
            ({ current: now }) => {
              notifyDone(`Version ${now?.number} is in force.`);
              onClose();
            },
            () => undefined,
          ),
    });
  });
  const error = save.error ?? publish.error;
  return (
    <form onSubmit={saveOnly} noValidate>
      <Stack>
        <TextInput label="Title" required maxLength={200} data-autofocus {...form.getInputProps('title')} />
        <RichTextField label="Text" placeholder="What customers agree to" {...bind(form, 'body')} />
        {error?.status === 409 ? (
          <Alert color="bad" icon={<CircleAlert size={18} />} role="alert" title={error.message}>
            Close this dialog and open it again to see the text as it is now. Copy your own text first.
          </Alert>
        ) : (
          <FormError error={error} shown={['title', 'body']} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="default" loading={save.isPending}>
            Save draft
          </Button>
          <Button
            loading={publish.isPending}
            disabled={!terms.changed && !form.isDirty()}
            onClick={() => askToPublish()}
          >
            Publish…
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Writes terms, as a draft, and puts them in force (E-12). */
export function TermsDialog({ termsId, onClose }: { termsId: string | null; onClose: () => void }) {
  return (
    <Dialog title="Terms" opened={termsId !== null} onClose={onClose} size="lg">
      {termsId !== null && <Content termsId={termsId} onClose={onClose} />}
    </Dialog>
  );
}

function Content({ termsId, onClose }: { termsId: string; onClose: () => void }) {
  const terms = useApi('terms.get', { params: { termsId } });
  return (
    <QueryState query={terms} skeleton={<Skeleton h={360} />}>
      {(data) => <TermsForm terms={data} onClose={onClose} />}
    </QueryState>
  );
}
