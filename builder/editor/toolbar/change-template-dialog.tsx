import { Alert, Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { PortalDocument } from '../../../renderer/document.ts';
import { type ApiError, api } from '../../api/client.ts';
import type { Portal } from '../../api/types.ts';
import { TemplateChoice } from '../../portal/template-choice.tsx';
import { usePortalFeature } from '../../portal/use-portal-feature.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError } from '../../ui/form-error.tsx';
import { useEditor } from '../state/editor-context.tsx';

/** Starts the draft over from another template, and says what that means for what is there (C-02). */
export function ChangeTemplateDialog({
  portal,
  opened,
  onClose,
}: {
  portal: Portal;
  opened: boolean;
  onClose: () => void;
}) {
  const { autosave } = useEditor();
  const { templates } = usePortalFeature();
  const [templateId, setTemplateId] = useState<string | null>(null);
  const change = useMutation<void, ApiError, string>({
    mutationFn: async (chosen) => {
      await autosave.flush();
      const params = { customerId: portal.customerId };
      const answer = await api('portals.changeTemplate', {
        params,
        revision: autosave.revision,
        body: { templateId: chosen },
      });
      autosave.adopt({ document: PortalDocument.parse(answer.document), revision: answer.revision });
    },
    onSuccess: onClose,
  });
  return (
    <Dialog title="Change template" opened={opened} onClose={onClose} size="lg">
      <Stack>
        <Alert color="warning" icon={<TriangleAlert size={18} />}>
          The draft starts over as a copy of the template you choose: everything that was fitted to{' '}
          {portal.customerName} in this draft is replaced. Undo brings it back while this page is open. What is
          published stays until you publish again.
        </Alert>
        <TemplateChoice templates={templates} value={templateId} onChange={setTemplateId} />
        <FormError error={change.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            color="bad"
            disabled={!templateId}
            loading={change.isPending}
            onClick={() => templateId && change.mutate(templateId)}
          >
            Replace the draft
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
