import { Menu } from '@mantine/core';
import { Download, UserX } from 'lucide-react';
import { apiUrl } from '../../api/client.ts';
import type { Contact } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { useRights } from '../../session/session.tsx';
import { confirmLoss } from '../../ui/confirm.tsx';
import { notifyDone } from '../../ui/notify.tsx';

/** In a contact's menu: hand out everything that is kept about them, and erase it (B-17). */
export function PersonDataItems({ contact: { id, customerId, name } }: { contact: Contact }) {
  const { designs } = useRights();
  const erase = useChange('privacy.eraseContact', { onSuccess: () => notifyDone(`${name} is erased.`) });
  const params = { customerId, contactId: id };
  const ask = () =>
    confirmLoss({
      title: `Erase ${name}?`,
      body: 'For somebody who asks for it. Their visits and mails are deleted and their sessions end. What they did and said stays under “Former contact”; acceptances and the audit keep the fact, not the person. Their name within texts that people wrote stays. There is no way back.',
      action: 'Erase for good',
      typeName: name,
      run: () => erase.mutateAsync({ params, body: { confirmName: name } }),
    });
  return (
    <>
      <Menu.Item
        component="a"
        href={apiUrl('privacy.exportContact', { params })}
        download
        leftSection={<Download size={15} />}
      >
        Download their data
      </Menu.Item>
      {designs && (
        <Menu.Item leftSection={<UserX size={15} />} color="bad" onClick={ask}>
          Erase…
        </Menu.Item>
      )}
    </>
  );
}
