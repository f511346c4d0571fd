import { Button } from '@mantine/core';
import { Power } from 'lucide-react';
import { Link } from 'wouter';
import { usePortalFeature } from '../portal/use-portal-feature.ts';
import { useRights } from '../session/session.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { TemplateList } from './template-list.tsx';

/** The templates, or why there are none to see. */
export function TemplatesPage() {
  const { active, known } = usePortalFeature();
  const { administers } = useRights();
  return (
    <Page title="Templates">
      {active && <TemplateList />}
      {known && !active && (
        <Empty
          icon={Power}
          title="The customer portal is off"
          action={
            administers && (
              <Button component={Link} href="/settings/portal" variant="default">
                Go to the switch
              </Button>
            )
          }
        >
          {administers
            ? 'Switch it on in the settings; then templates are built here.'
            : 'An admin switches it on in the settings; then templates are built here.'}
        </Empty>
      )}
    </Page>
  );
}
