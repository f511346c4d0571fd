import { ActionIcon, Button, CopyButton, Group, Menu, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Check, Copy, Ellipsis, ExternalLink, Eye, PanelsTopLeft, Power, Rocket, Scale } from 'lucide-react';
import { Link } from 'wouter';
import type { Customer } from '../api/types.ts';
import { useChange } from '../api/use-api.ts';
import { ActivateDialog } from '../portal/activate-dialog.tsx';
import { usePortalFeature } from '../portal/use-portal-feature.ts';
import { confirmLoss } from '../ui/confirm.tsx';
import { LazyCustomerView } from './lazy-customer-view.tsx';
import { PortalTermsDialog } from './portal-terms.tsx';
import { SharePortal } from './share-portal.tsx';

function CopyLink({ url }: { url: string }) {
  return (
    <CopyButton value={url}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy the portal link'}>
          {/* On a phone there is no room for it in the row; Share has it too. */}
          <ActionIcon visibleFrom="sm" variant="default" size={30} aria-label="Copy the portal link" onClick={copy}>
            {copied ? <Check size={15} /> : <Copy size={15} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

/** *Activate portal*, afterwards *Manage portal*; nothing while the feature is off or no template exists (C-01, C-02). */
export function PortalActions({ customer }: { customer: Customer }) {
  const feature = usePortalFeature();
  const [activating, dialog] = useDisclosure();
  const [choosingTerms, terms] = useDisclosure();
  const [viewing, view] = useDisclosure();
  const deactivate = useChange('portals.deactivate');
  if (!feature.active) return null;

  if (customer.portalState === 'off') {
    if (!feature.canActivate) return null;
    return (
      <>
        <Button leftSection={<Rocket size={16} />} onClick={dialog.open}>
          Activate portal
        </Button>
        <ActivateDialog customer={customer} opened={activating} onClose={dialog.close} />
      </>
    );
  }

  const askToDeactivate = () =>
    confirmLoss({
      title: `Deactivate the portal of ${customer.name}?`,
      body: 'Every link stops working at once, and the document fitted to this customer is deleted with all its published versions. Records stay. The portal can be activated again from a template.',
      action: 'Deactivate portal',
      typeName: customer.name,
      run: () => deactivate.mutateAsync({ params: { customerId: customer.id } }),
    });

  return (
    <Group gap="xs">
      {customer.portalUrl && (
        <>
          <CopyLink url={customer.portalUrl} />
          <Tooltip label="Open the portal as the customer sees it">
            <ActionIcon
              component="a"
              href={customer.portalUrl}
              target="_blank"
              rel="noreferrer"
              variant="default"
              size={30}
              aria-label="Open the portal"
            >
              <ExternalLink size={15} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      <SharePortal customerId={customer.id} />
      <Button component={Link} href={`/customers/${customer.id}/portal`} leftSection={<PanelsTopLeft size={16} />}>
        Manage portal
      </Button>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label="More about the portal">
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Scale size={15} />} onClick={terms.open}>
            Terms…
          </Menu.Item>
          <Menu.Item leftSection={<Eye size={15} />} onClick={view.open}>
            Customer view…
          </Menu.Item>
          <Menu.Item leftSection={<Power size={15} />} color="bad" onClick={askToDeactivate}>
            Deactivate portal…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {viewing && <LazyCustomerView customerId={customer.id} onClose={view.close} />}
      <PortalTermsDialog customerId={customer.id} opened={choosingTerms} onClose={terms.close} />
    </Group>
  );
}
