import { Anchor, Button, Group, Menu, Skeleton, Stack, UnstyledButton } from '@mantine/core';
import { Contact as ContactIcon, Mail, Pencil, Phone, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import classes from '../../records/records.module.css';
import { PersonAvatar } from '../../ui/avatar.tsx';
import { confirmLoss } from '../../ui/confirm.tsx';
import { Empty } from '../../ui/empty.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { RowMenu } from '../../ui/row-menu.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { PersonDataItems } from './person-data.tsx';

function ContactRow({ contact, onEdit }: { contact: Contact; onEdit: () => void }) {
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
    <li className={classes.row}>
      <PersonAvatar name={name} photoUrl={photoUrl} size={32} />
      <div className={classes.main}>
        <UnstyledButton className={classes.title} onClick={onEdit} title={name}>
          {name}
        </UnstyledButton>
        <div className={classes.meta}>
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
        </div>
      </div>
      <RowMenu name={name}>
        <Menu.Item leftSection={<Pencil size={15} />} onClick={onEdit}>
          Edit
        </Menu.Item>
        <PersonDataItems contact={contact} />
        <Menu.Item leftSection={<Trash2 size={15} />} color="bad" onClick={remove}>
          Delete
        </Menu.Item>
      </RowMenu>
    </li>
  );
}

/** The people at a customer. */
export function ContactsTab({ customerId }: { customerId: string }) {
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
                <ContactRow key={contact.id} contact={contact} onEdit={() => setEditing(contact.id)} />
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
    </Stack>
  );
}
