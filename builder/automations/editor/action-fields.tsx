import { Anchor, Select, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { Link } from 'wouter';
import type { AutomationAction } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { StaffSelect } from '../../fields/staff-select.tsx';
import { useRights } from '../../session/session.tsx';
import classes from '../automations.module.css';
import { MailFields } from './mail-fields.tsx';
import { firstValue, ValueField } from './value-field.tsx';

type Of<Kind extends AutomationAction['kind']> = Extract<AutomationAction, { kind: Kind }>;
interface Props<Action extends AutomationAction> {
  action: Action;
  onChange: (action: Action) => void;
}

function PlaybookFields({ action, onChange }: Props<Of<'start-playbook'>>) {
  const playbooks = useApi('playbooks.list', {}).data?.items ?? [];
  return (
    <Stack gap={4}>
      <Select
        aria-label="Playbook"
        placeholder="Choose a playbook"
        maw={320}
        allowDeselect={false}
        nothingFoundMessage="No playbooks yet"
        data={playbooks.map(({ id, name }) => ({ value: id, label: name }))}
        value={action.playbookId || null}
        onChange={(playbookId) => playbookId && onChange({ ...action, playbookId })}
      />
      {playbooks.length === 0 && (
        <Text size="sm" c="dimmed">
          There are no playbooks yet.{' '}
          <Anchor component={Link} href="/automations/playbooks" size="sm" underline="always">
            Make one first
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}

function AttributeFields({ action, onChange }: Props<Of<'set-attribute'>>) {
  const fields = (useApi('automations.options', {}).data?.fields ?? []).filter(({ settable }) => settable);
  const field = fields.find((one) => one.field === action.field);
  return (
    <div className={classes.words}>
      <Select
        aria-label="Attribute"
        placeholder="Choose an attribute"
        searchable
        w={220}
        allowDeselect={false}
        data={fields.map(({ field: value, label }) => ({ value, label }))}
        value={action.field || null}
        onChange={(name) =>
          name && onChange({ ...action, field: name, value: firstValue(fields.find((one) => one.field === name)) })
        }
      />
      {field && (
        <>
          <span>to</span>
          <ValueField field={field} value={action.value} onChange={(value) => onChange({ ...action, value })} />
          {action.value === null && (
            <Text size="sm" c="dimmed">
              Left empty, it is emptied.
            </Text>
          )}
        </>
      )}
    </div>
  );
}

function TagFields({ action, onChange }: Props<Of<'add-tag' | 'remove-tag'>>) {
  return (
    <TextInput
      aria-label="Tag"
      placeholder="Tag"
      maw={220}
      maxLength={50}
      value={action.tag}
      onChange={(event) => onChange({ ...action, tag: event.currentTarget.value })}
    />
  );
}

const STAFF_RECEIVERS = [
  { value: 'owner', label: 'the owner of the customer' },
  { value: 'csm', label: 'all CSMs' },
  { value: 'am', label: 'all account managers' },
  { value: 'admin', label: 'all admins' },
  { value: 'person', label: 'one person' },
];

function NotifyFields({ action, onChange }: Props<Of<'notify-staff'>>) {
  const { to } = action;
  const pick = (value: string | null) => {
    if (value === 'owner') onChange({ ...action, to: { kind: 'owner' } });
    else if (value === 'person') onChange({ ...action, to: { kind: 'person', staffId: '' } });
    else if (value === 'csm' || value === 'am' || value === 'admin')
      onChange({ ...action, to: { kind: 'role', role: value } });
  };
  return (
    <Stack gap={8}>
      <div className={classes.words}>
        <Select
          aria-label="Who"
          w={250}
          allowDeselect={false}
          data={STAFF_RECEIVERS}
          value={to.kind === 'role' ? to.role : to.kind}
          onChange={pick}
        />
        {to.kind === 'person' && (
          <StaffSelect
            label={<VisuallyHidden>Person</VisuallyHidden>}
            placeholder="Choose a person"
            value={to.staffId || null}
            onChange={(staffId) => onChange({ ...action, to: { kind: 'person', staffId: staffId ?? '' } })}
          />
        )}
      </div>
      <TextInput
        aria-label="What the notification says"
        placeholder="What the notification says"
        maxLength={300}
        value={action.text}
        onChange={(event) => onChange({ ...action, text: event.currentTarget.value })}
      />
    </Stack>
  );
}

function WebhookFields({ action, onChange }: Props<Of<'call-webhook'>>) {
  const { administers } = useRights();
  const webhooks = useApi('webhooks.list', {}).data?.items ?? [];
  return (
    <Stack gap={4}>
      <Select
        aria-label="Webhook"
        placeholder="Choose a webhook"
        maw={320}
        allowDeselect={false}
        data={webhooks.map(({ id, name }) => ({ value: id, label: name }))}
        value={action.webhookId || null}
        onChange={(webhookId) => webhookId && onChange({ ...action, webhookId })}
      />
      {webhooks.length === 0 && (
        <Text size="sm" c="dimmed">
          There are no webhooks yet.{' '}
          {administers ? (
            <Anchor component={Link} href="/automations/webhooks" size="sm" underline="always">
              Add one first
            </Anchor>
          ) : (
            'An admin adds them.'
          )}
        </Text>
      )}
    </Stack>
  );
}

/** What has to be said about an action, by its kind. */
export function ActionFields({ action, onChange }: Props<AutomationAction>) {
  switch (action.kind) {
    case 'send-mail':
      return <MailFields action={action} onChange={onChange} />;
    case 'start-playbook':
      return <PlaybookFields action={action} onChange={onChange} />;
    case 'set-attribute':
      return <AttributeFields action={action} onChange={onChange} />;
    case 'notify-staff':
      return <NotifyFields action={action} onChange={onChange} />;
    case 'call-webhook':
      return <WebhookFields action={action} onChange={onChange} />;
    default:
      return <TagFields action={action} onChange={onChange} />;
  }
}

/** A new action of a kind, with what is still to be chosen left open. */
export function newAction(kind: AutomationAction['kind']): AutomationAction {
  switch (kind) {
    case 'send-mail':
      return { kind, to: { kind: 'contacts' }, mail: { kind: 'ready-made', name: 'portal-published' } };
    case 'start-playbook':
      return { kind, playbookId: '' };
    case 'set-attribute':
      return { kind, field: '', value: null };
    case 'notify-staff':
      return { kind, to: { kind: 'owner' }, text: '' };
    case 'call-webhook':
      return { kind, webhookId: '' };
    default:
      return { kind, tag: '' };
  }
}

/** What is still to be chosen, in words; null when an action is complete. */
export function missingIn(action: AutomationAction): string | null {
  switch (action.kind) {
    case 'start-playbook':
      return action.playbookId ? null : 'needs a playbook';
    case 'call-webhook':
      return action.webhookId ? null : 'needs a webhook';
    case 'set-attribute':
      return action.field ? null : 'needs an attribute';
    case 'notify-staff':
      if (action.to.kind === 'person' && !action.to.staffId) return 'needs a person';
      return action.text.trim() ? null : 'needs a text';
    case 'send-mail':
      if (action.to.kind === 'role' && !action.to.role.trim()) return 'needs a role';
      return action.mail.kind === 'text' && !action.mail.subject.trim() ? 'needs a subject' : null;
    default:
      return action.tag.trim() ? null : 'needs a tag';
  }
}
