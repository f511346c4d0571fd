import { Bell, type LucideIcon, Mail, Rocket, Sparkles, UserPlus, Webhook } from 'lucide-react';
import type { CallOf } from '../../api/use-api.ts';

/** A rule that is not saved yet. */
export type Rule = CallOf<'automations.create'>['body'];

/** A ready-made rule to start from. */
export interface Recipe {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly lead: string;
  readonly rule: Rule;
}

/** An empty place for an id that is still to be chosen. */
export const TO_CHOOSE = '';

const rule = (name: string, rest: Pick<Rule, 'when' | 'actions'> & Partial<Rule>): Rule => ({
  name,
  enabled: true,
  conditions: [],
  ...rest,
});

/** What most teams begin with, each complete but for what only they can choose. */
export const RECIPES: readonly Recipe[] = [
  {
    id: 'onboarding',
    icon: Rocket,
    title: 'Start onboarding',
    lead: 'A customer enters Onboarding: the playbook makes its tasks and notes.',
    rule: rule('Start onboarding', {
      when: { kind: 'stage-entered', stage: null },
      actions: [{ kind: 'start-playbook', playbookId: TO_CHOOSE }],
    }),
  },
  {
    id: 'published',
    icon: Mail,
    title: 'Tell contacts about a new version',
    lead: 'A portal is published: all contacts get a mail with their link.',
    rule: rule('Portal published: tell the contacts', {
      when: { kind: 'portal-published' },
      actions: [
        { kind: 'send-mail', to: { kind: 'contacts' }, mail: { kind: 'ready-made', name: 'portal-published' } },
      ],
    }),
  },
  {
    id: 'welcome',
    icon: UserPlus,
    title: 'Invite new contacts',
    lead: 'A contact is added: they get the invitation, once the portal is shared.',
    rule: rule('Invite new contacts', {
      when: { kind: 'contact-added' },
      actions: [{ kind: 'send-mail', to: { kind: 'event-contact' }, mail: { kind: 'ready-made', name: 'invitation' } }],
    }),
  },
  {
    id: 'first-visit',
    icon: Sparkles,
    title: 'Notice the first visit',
    lead: 'A portal is opened for the first time: its owner hears of it.',
    rule: rule('First visit: tell the owner', {
      when: { kind: 'first-visit' },
      actions: [{ kind: 'notify-staff', to: { kind: 'owner' }, text: 'The portal was opened for the first time.' }],
    }),
  },
  {
    id: 'quiet',
    icon: Bell,
    title: 'Notice silence',
    lead: 'Nobody visits for two weeks: the owner hears of it, and the customer gets a tag.',
    rule: rule('Quiet for two weeks', {
      when: { kind: 'no-visit', days: 14 },
      actions: [
        { kind: 'notify-staff', to: { kind: 'owner' }, text: 'Nobody has opened the portal for two weeks.' },
        { kind: 'add-tag', tag: 'quiet' },
      ],
    }),
  },
  {
    id: 'webhook',
    icon: Webhook,
    title: 'Tell another system',
    lead: 'A task is completed by the customer: your CRM is called.',
    rule: rule('Completed tasks to the CRM', {
      when: { kind: 'task-completed', by: 'customer' },
      actions: [{ kind: 'call-webhook', webhookId: TO_CHOOSE }],
    }),
  },
];

/** A rule with nothing decided yet. */
export const BLANK: Rule = rule('', { when: { kind: 'stage-entered', stage: null }, actions: [] });
