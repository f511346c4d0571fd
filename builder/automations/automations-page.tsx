import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';
import { Redirect, useLocation } from 'wouter';
import { useRights } from '../session/session.tsx';
import { Page } from '../ui/page.tsx';
import scrollingTabs from '../ui/scrolling-tabs.module.css';
import { PlaybookList } from './playbooks/playbook-list.tsx';
import { AutomationList } from './rules/automation-list.tsx';
import { RunList } from './runs/run-list.tsx';
import { WebhookList } from './webhooks/webhook-list.tsx';

interface Section {
  readonly value: string;
  readonly label: string;
  readonly adminOnly: boolean;
  readonly component: ComponentType;
}

const SECTIONS: readonly Section[] = [
  { value: 'rules', label: 'Automations', adminOnly: false, component: AutomationList },
  { value: 'playbooks', label: 'Playbooks', adminOnly: false, component: PlaybookList },
  { value: 'runs', label: 'Runs', adminOnly: false, component: RunList },
  { value: 'webhooks', label: 'Webhooks', adminOnly: true, component: WebhookList },
];

/** What happens by itself: rules, the playbooks they start, what they did, and whom they call (C-22, C-24, E-11). */
export function AutomationsPage({ section: path }: { section: string }) {
  const [, navigate] = useLocation();
  const { administers } = useRights();
  const sections = SECTIONS.filter(({ adminOnly }) => administers || !adminOnly);
  const section = sections.find(({ value }) => value === path);
  if (!section) return <Redirect to="/automations" replace />;
  return (
    <Page title="Automations">
      <Tabs
        value={section.value}
        onChange={(value) => navigate(value === 'rules' ? '/automations' : `/automations/${value}`)}
        keepMounted={false}
        classNames={{ list: scrollingTabs.tabs, tab: scrollingTabs.tab }}
      >
        <Tabs.List>
          {sections.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={section.value} pt="md">
          <section.component />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
