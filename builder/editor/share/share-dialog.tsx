import { Alert, Button, Stack, Text } from '@mantine/core';
import { Info } from 'lucide-react';
import { useState } from 'react';
import type { Portal, ShareLink } from '../../api/types.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LinkCard } from './link-card.tsx';
import { NewLinkForm } from './new-link-form.tsx';
import { OneTimePassword } from './one-time-password.tsx';

interface Props {
  portal: Portal;
  opened: boolean;
  onClose: () => void;
  onPublish: () => void;
}

/** Sharing by a direct link or one with a password (C-18); several links may stand side by side (B-09). */
export function ShareDialog({ portal, opened, onClose, onPublish }: Props) {
  return (
    <Dialog title={`Share the portal of ${portal.customerName}`} opened={opened} onClose={onClose} size="lg">
      {opened && <Share portal={portal} onPublish={onPublish} />}
    </Dialog>
  );
}

function Share({ portal, onPublish }: Pick<Props, 'portal' | 'onPublish'>) {
  const [generated, setGenerated] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<readonly ShareLink[]>([]);
  const known = new Set(portal.links.map((link) => link.id));
  // A link just made is shown at once, not only when the portal has been fetched again.
  const links = [...portal.links, ...made.filter((link) => !known.has(link.id))].filter(
    (link) => link.revokedAt === null,
  );
  const published = portal.state === 'published' || portal.state === 'changed';
  const showForm = links.length === 0 || adding;

  return (
    <Stack>
      {!published && (
        <Alert color="warning" icon={<Info size={18} />}>
          {portal.state === 'unpublished'
            ? 'The portal is unpublished, so no link answers. Publishing brings the addresses below back.'
            : 'The portal is a draft. A link answers once it is published.'}
          <Button size="compact-sm" variant="default" mt="xs" display="block" onClick={onPublish}>
            Publish first
          </Button>
        </Alert>
      )}
      {links.length === 0 && <Text size="sm">Not shared yet. Anyone who has the link can open the portal:</Text>}
      {links.map((link) => (
        <LinkCard
          key={link.id}
          customerId={portal.customerId}
          link={link}
          live={published}
          onGenerated={setGenerated}
        />
      ))}
      {generated && <OneTimePassword password={generated} onDone={() => setGenerated(null)} />}
      {showForm ? (
        <NewLinkForm
          customerId={portal.customerId}
          first={links.length === 0}
          onMade={(link, password) => {
            setAdding(false);
            setMade([...made, link]);
            setGenerated(password);
          }}
        />
      ) : (
        <Button variant="default" onClick={() => setAdding(true)}>
          Make another link
        </Button>
      )}
    </Stack>
  );
}
