import { Alert, Button, Stack, Text } from '@mantine/core';
import { Info, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Portal, ShareLink } from '../../api/types.ts';
import { LinkCard } from './link-card.tsx';
import { LinkForm } from './link-form.tsx';
import { OneTimePassword } from './one-time-password.tsx';

/** The links of a portal that are not revoked, and the way to another one. */
export function Links({
  portal,
  onPublish,
  onInvite,
}: {
  portal: Portal;
  onPublish: () => void;
  onInvite: (linkId: string) => void;
}) {
  const [generated, setGenerated] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<readonly ShareLink[]>([]);
  const known = new Set(portal.links.map((link) => link.id));
  // A link just made is shown at once, not only when the portal has been fetched again.
  const links = [...portal.links, ...made.filter((link) => !known.has(link.id))].filter(
    (link) => link.revokedAt === null,
  );
  const published = portal.state === 'published' || portal.state === 'changed';

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
      {links.length === 0 && <Text size="sm">Not shared yet. Nobody is told of a link before you hand it over.</Text>}
      {links.map((link) => (
        <LinkCard
          key={link.id}
          customerId={portal.customerId}
          link={link}
          onGenerated={setGenerated}
          onInvite={() => onInvite(link.id)}
        />
      ))}
      {generated && <OneTimePassword password={generated} onDone={() => setGenerated(null)} />}
      {links.length === 0 || adding ? (
        <LinkForm
          customerId={portal.customerId}
          first={links.length === 0}
          onCancel={links.length > 0 ? () => setAdding(false) : undefined}
          onDone={(link, password) => {
            setAdding(false);
            setMade([...made, link]);
            setGenerated(password);
          }}
        />
      ) : (
        <Button variant="default" leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>
          Make another link
        </Button>
      )}
    </Stack>
  );
}
