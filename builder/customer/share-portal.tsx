import { Button } from '@mantine/core';
import { Share2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useApi } from '../api/use-api.ts';

const ShareDialog = lazy(() =>
  import('../editor/share/share-dialog.tsx').then((module) => ({ default: module.ShareDialog })),
);

/** Sharing and inviting from the customer's page, without opening the builder; `?share` in its address opens it at once. */
export function SharePortal({ customerId }: { customerId: string }) {
  const [location, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch()).has('share');
  const [pressed, setPressed] = useState(false);
  const opened = pressed || asked;
  const portal = useApi('portals.get', { params: { customerId } }, { enabled: opened });
  const close = () => {
    setPressed(false);
    if (asked) navigate(location, { replace: true });
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<Share2 size={16} />}
        loading={opened && portal.isPending}
        onClick={() => setPressed(true)}
      >
        Share
      </Button>
      {portal.data && (
        <Suspense fallback={null}>
          <ShareDialog
            portal={portal.data}
            opened={opened}
            onClose={close}
            onPublish={() => navigate(`/customers/${customerId}/portal`)}
          />
        </Suspense>
      )}
    </>
  );
}
