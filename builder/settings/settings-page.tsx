import { Box, Group, NavLink } from '@mantine/core';
import {
  Building2,
  Footprints,
  HeartPulse,
  type LucideIcon,
  Mail,
  PanelsTopLeft,
  Scale,
  ScrollText,
  Tags,
  Users,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { Link, Redirect } from 'wouter';
import { useRights } from '../session/session.tsx';
import { Page } from '../ui/page.tsx';
import { useScrollToCurrent } from '../ui/use-scroll-to-current.ts';
import { AttributesSection } from './attributes/attributes-section.tsx';
import { AuditSection } from './audit/audit-section.tsx';
import { HealthScoresSection } from './health-scores/health-scores-section.tsx';
import { MailSection } from './mail/mail-section.tsx';
import { PortalSection } from './portal/portal-section.tsx';
import { PrivacySection } from './privacy/privacy-section.tsx';
import classes from './settings.module.css';
import { StaffSection } from './staff/staff-section.tsx';
import { TermsSection } from './terms/terms-section.tsx';
import { WorkspaceSection } from './workspace/workspace-section.tsx';

interface Section {
  path: string;
  label: string;
  icon: LucideIcon;
  adminOnly: boolean;
  component: ComponentType;
}

const SECTIONS: readonly Section[] = [
  { path: 'workspace', label: 'Workspace', icon: Building2, adminOnly: true, component: WorkspaceSection },
  { path: 'portal', label: 'Customer portal', icon: PanelsTopLeft, adminOnly: false, component: PortalSection },
  { path: 'staff', label: 'Staff', icon: Users, adminOnly: true, component: StaffSection },
  { path: 'attributes', label: 'Attributes', icon: Tags, adminOnly: false, component: AttributesSection },
  { path: 'mail', label: 'Mail', icon: Mail, adminOnly: false, component: MailSection },
  { path: 'health-scores', label: 'Health scores', icon: HeartPulse, adminOnly: false, component: HealthScoresSection },
  { path: 'terms', label: 'Terms', icon: Scale, adminOnly: true, component: TermsSection },
  { path: 'privacy', label: 'Privacy', icon: Footprints, adminOnly: true, component: PrivacySection },
  { path: 'audit', label: 'Audit', icon: ScrollText, adminOnly: true, component: AuditSection },
];

/** Settings of the workspace, by section; each role sees what it may change. */
export function SettingsPage({ section: path }: { section: string | undefined }) {
  const { administers, designs } = useRights();
  const sections = SECTIONS.filter(({ adminOnly }) => (adminOnly ? administers : designs));
  const nav = useScrollToCurrent<HTMLDivElement>(path);
  const section = sections.find((one) => one.path === path);
  if (!section) return <Redirect to={sections[0] ? `/settings/${sections[0].path}` : '/account'} replace />;
  return (
    <Page title="Settings">
      <Group align="flex-start" gap="xl" className={classes.layout}>
        <Box component="nav" ref={nav} aria-label="Settings" className={classes.nav}>
          {sections.map(({ path: to, label, icon: Icon }) => (
            <NavLink
              key={to}
              component={Link}
              href={`/settings/${to}`}
              label={label}
              leftSection={<Icon size={16} strokeWidth={1.75} aria-hidden />}
              active={to === path}
              aria-current={to === path ? 'page' : undefined}
              className={classes.link}
            />
          ))}
        </Box>
        <Box className={classes.content}>
          <section.component />
        </Box>
      </Group>
    </Page>
  );
}
