import { Anchor, Button, Group, Menu, Skeleton, Stack } from '@mantine/core';
import { Contact as ContactIcon, Eye, Mail, Pencil, Phone, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Contact, Customer } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { usePortalFeature } from '../../portal/use-portal-feature.ts';
import classes from '../../records/records.module.css';
import { PersonAvatar } from '../../ui/avatar.tsx';
import { confirmLoss } from '../../ui/confirm.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { RowMenu } from '../../ui/row-menu.tsx';
import { LazyCustomerView } from '../lazy-customer-view.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { PersonDataItems } from './person-data.tsx';

function ContactRow({
  contact,
  onEdit,
  onView,
}: {
  contact: Contact;
  onEdit: () => void;
  /** Absent while there is no portal to look at. */
  onView?: () => void;
}) {
  const { mutateAsync } = useChange('contacts.remove');
  const { id, customerId, name, email, phone, role, photoUrl } = contact;
  const remove = () =>
    confirmLoss({
      title: `Delete ${name}?`,
      body: 'Their open tasks stay and belong to the customer as a whole. What they said and did is kept.',
      action: 'Delete contact',
      run: () => mutateAsync({ params: { customerId, contactId: id } }),
    });
  return (
    <ListRow
      name={name}
      onOpen={onEdit}
      leading={<PersonAvatar name={name} photoUrl={photoUrl} size={32} />}
      facts={
        <>
          {role && <span>{role}</span>}
          {email ? (
            <Anchor href={`mailto:${email}`} size="xs" className={`${classes.fact} ${classes.above}`}>
              <Mail size={13} aria-hidden /> {email}
            </Anchor>
          ) : (
            <span>No e-mail address</span>
          )}
          {phone && (
            <Anchor
              href={`tel:${phone.replace(/[^+\d]/g, '')}`}
              size="xs"
              className={`${classes.fact} ${classes.above}`}
            >
              <Phone size={13} aria-hidden /> {phone}
            </Anchor>
          )}
        </>
      }
    >
      <RowMenu name={name}>
        <Menu.Item leftSection={<Pencil size={15} />} onClick={onEdit}>
          Edit
        </Menu.Item>
        {onView && (
          <Menu.Item leftSection={<Eye size={15} />} onClick={onView}>
            See the portal as {name}
          </Menu.Item>
        )}
        <PersonDataItems contact={contact} />
        <Menu.Item leftSection={<Trash2 size={15} />} color="bad" onClick={remove}>
          Delete
        </Menu.Item>
      </RowMenu>
    </ListRow>
  );
}

/** The people at a customer. */
export function ContactsTab({ customer }: { customer: Customer }) {
  const { id: customerId, portalState } = customer;
  const { active } = usePortalFeature();
  const [viewing, setViewing] = useState<string | null>(null);
  const hasPortal = active && portalState !== 'off';
  const contacts = useApi('contacts.list', { params: { customerId } });
  const [editing, setEditing] = useState<string | null>(null);
  const edited = contacts.data?.items.find(({ id }) => id === editing) ?? null;
  return (
    <Stack gap="sm">
      <Group justify="flex-end">
        <Button leftSection={<Plus size={16} />} onClick={() => setEditing('new')}>
          Add contact
        </Button>
      </Group>
      <QueryState query={contacts} skeleton={<Skeleton h={180} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={ContactIcon} title="No contacts yet">
              The people at this customer come here. They can be invited to the portal, and tasks can be given to one of
              them.
            </Empty>
          ) : (
            <ul className={classes.list} aria-label="Contacts">
              {items.map((contact) => (
                <ContactRow
                  key={contact.id}
                  contact={contact}
                  onEdit={() => setEditing(contact.id)}
                  onView={hasPortal ? () => setViewing(contact.id) : undefined}
                />
              ))}
            </ul>
          )
        }
      </QueryState>
      <ContactDialog
        customerId={customerId}
        contact={edited}
        opened={editing === 'new' || edited !== null}
        onClose={() => setEditing(null)}
      />
      {viewing && <LazyCustomerView customerId={customerId} contactId={viewing} onClose={() => setViewing(null)} />}
    </Stack>
  );
}
