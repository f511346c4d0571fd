import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useChange } from '../api/use-api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FormError } from '../ui/form-error.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { usePortalFeature } from './use-portal-feature.ts';

/** Activates one customer's portal from a template and opens it to be fitted (C-17). */
export function ActivateDialog({
  customer,
  opened,
  onClose,
}: {
  customer: { id: string; name: string };
  opened: boolean;
  onClose: () => void;
}) {
  const { templates } = usePortalFeature();
  const [chosen, setChosen] = useState<string | null>(null);
  const templateId = chosen ?? (templates.length === 1 ? (templates[0]?.id ?? null) : null);
  const [, navigate] = useLocation();
  const activate = useChange('portals.activate', {
    onSuccess: () => navigate(`/customers/${customer.id}/portal`),
  });

  return (
    <Dialog title={`Activate portal for ${customer.name}`} opened={opened} onClose={onClose} size="lg">
      <Stack>
        <Text size="sm">
          The portal starts as a copy of the template. You fit it to this customer, and nobody sees it before you
          publish and share it.
        </Text>
        <TemplateChoice templates={templates} value={templateId} onChange={setChosen} />
        <FormError error={activate.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={!templateId}
            loading={activate.isPending}
            onClick={() => templateId && activate.mutate({ params: { customerId: customer.id }, body: { templateId } })}
          >
            Activate portal
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
