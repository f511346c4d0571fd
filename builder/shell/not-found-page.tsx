import { Button } from '@mantine/core';
import { Signpost } from 'lucide-react';
import { Link } from 'wouter';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  return (
    <Page title="Page not found">
      <Empty
        icon={Signpost}
        title="There is nothing at this address"
        action={
          <Button component={Link} href="/customers" variant="default">
            Go to the customers
          </Button>
        }
      >
        The link may be old or mistyped.
      </Empty>
    </Page>
  );
}
