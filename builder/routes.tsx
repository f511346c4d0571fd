import { Box } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import type { StaffMember } from './api/types.ts';
import { useLive } from './live/use-live.ts';
import { ForgottenPage } from './session/forgotten-page.tsx';
import { SessionProvider, useSessionQuery } from './session/session.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { InvitationPage, OneClickPage, ResetPage } from './session/token-page.tsx';
import { CommandPalette } from './shell/command-palette.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { Busy } from './ui/busy.tsx';
import { QueryState } from './ui/query-state.tsx';

const SetupPage = lazy(() => import('./session/setup-page.tsx').then((m) => ({ default: m.SetupPage })));
const AccountPage = lazy(() => import('./session/account-page.tsx').then((m) => ({ default: m.AccountPage })));
const MyWorkPage = lazy(() => import('./my-work/my-work-page.tsx').then((m) => ({ default: m.MyWorkPage })));
const CustomersPage = lazy(() => import('./customers/customers-page.tsx').then((m) => ({ default: m.CustomersPage })));
const CustomerPage = lazy(() => import('./customer/customer-page.tsx').then((m) => ({ default: m.CustomerPage })));
const TemplatesPage = lazy(() => import('./templates/templates-page.tsx').then((m) => ({ default: m.TemplatesPage })));
const LinksPage = lazy(() => import('./links/links-page.tsx').then((m) => ({ default: m.LinksPage })));
const AutomationsPage = lazy(() =>
  import('./automations/automations-page.tsx').then((m) => ({ default: m.AutomationsPage })),
);
const AutomationEditor = lazy(() =>
  import('./automations/editor/automation-editor.tsx').then((m) => ({ default: m.AutomationEditor })),
);
const PlaybookEditor = lazy(() =>
  import('./automations/playbooks/playbook-editor.tsx').then((m) => ({ default: m.PlaybookEditor })),
);
const SettingsPage = lazy(() => import('./settings/settings-page.tsx').then((m) => ({ default: m.SettingsPage })));
const OutboxPage = lazy(() => import('./outbox/outbox-page.tsx').then((m) => ({ default: m.OutboxPage })));
const NewImportPage = lazy(() => import('./imports/new-import-page.tsx').then((m) => ({ default: m.NewImportPage })));
const ImportPage = lazy(() => import('./imports/import-page.tsx').then((m) => ({ default: m.ImportPage })));
const TemplateEditor = lazy(() => import('./editor/template-editor.tsx').then((m) => ({ default: m.TemplateEditor })));
const PortalEditor = lazy(() => import('./editor/portal-editor.tsx').then((m) => ({ default: m.PortalEditor })));

/** While code or session are on their way; shown late, so that the usual fast load does not flicker. */
function Waiting() {
  return (
    <Box mih="60dvh" display="grid" style={{ placeItems: 'center' }}>
      <Busy label="Loading" />
    </Box>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/my-work" replace />
      </Route>
      <Route path="/sign-in">
        <Redirect to="/my-work" replace />
      </Route>
      <Route path="/my-work">
        <MyWorkPage />
      </Route>
      <Route path="/customers">
        <CustomersPage />
      </Route>
      <Route path="/customers/:customerId/:tab?">
        {({ customerId, tab }) => <CustomerPage key={customerId} customerId={customerId} tab={tab ?? 'tasks'} />}
      </Route>
      <Route path="/templates">
        <TemplatesPage />
      </Route>
      <Route path="/links">
        <LinksPage />
      </Route>
      <Route path="/automations/rules/:automationId">
        {({ automationId }) => <AutomationEditor key={automationId} automationId={automationId} />}
      </Route>
      <Route path="/automations/playbooks/:playbookId">
        {({ playbookId }) => <PlaybookEditor key={playbookId} playbookId={playbookId} />}
      </Route>
      <Route path="/automations/:section?">{({ section }) => <AutomationsPage section={section ?? 'rules'} />}</Route>
      <Route path="/imports/new">
        <NewImportPage />
      </Route>
      <Route path="/imports/:importId">{({ importId }) => <ImportPage key={importId} importId={importId} />}</Route>
      <Route path="/outbox/:mailId?">{({ mailId }) => <OutboxPage mailId={mailId} />}</Route>
      <Route path="/settings/:section?">{({ section }) => <SettingsPage section={section} />}</Route>
      <Route path="/account">
        <AccountPage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}

function InBoundary({ children }: { children: ReactNode }) {
  return (
    <PageBoundary>
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </PageBoundary>
  );
}

function SignedIn({ staff }: { staff: StaffMember }) {
  const connected = useLive();
  return (
    <SessionProvider staff={staff}>
      <CommandPalette />
      <Switch>
        <Route path="/templates/:templateId">
          {({ templateId }) => (
            <InBoundary>
              <TemplateEditor key={templateId} templateId={templateId} />
            </InBoundary>
          )}
        </Route>
        <Route path="/customers/:customerId/portal">
          {({ customerId }) => (
            <InBoundary>
              <PortalEditor key={customerId} customerId={customerId} />
            </InBoundary>
          )}
        </Route>
        <Route>
          <Shell connected={connected}>
            <InBoundary>
              <Pages />
            </InBoundary>
          </Shell>
        </Route>
      </Switch>
    </SessionProvider>
  );
}

function Gate() {
  const session = useSessionQuery();
  return (
    <QueryState query={session} skeleton={<Waiting />}>
      {(staff) => (staff ? <SignedIn key={staff.id} staff={staff} /> : <SignInPage />)}
    </QueryState>
  );
}

/** Every address of staff's app. Without a session all but the links that make one show the sign-in page. */
export function Routes() {
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/sign-in/:token">{({ token }) => <OneClickPage key={token} token={token} />}</Route>
        <Route path="/invitation/:token">{({ token }) => <InvitationPage token={token} />}</Route>
        <Route path="/reset/:token">{({ token }) => <ResetPage token={token} />}</Route>
        <Route path="/forgot-password">
          <ForgottenPage />
        </Route>
        <Route path="/setup/:token">{({ token }) => <SetupPage token={token} />}</Route>
        <Route>
          <Gate />
        </Route>
      </Switch>
    </Suspense>
  );
}
