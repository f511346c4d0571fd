import { Autocomplete, Select, Stack, TextInput } from '@mantine/core';
import { emptyRichText } from '../../../renderer/rich-text/schema.ts';
import type { AutomationAction } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { RichTextField } from '../../editor/rich-text/rich-text-field.tsx';
import classes from '../automations.module.css';

type SendMail = Extract<AutomationAction, { kind: 'send-mail' }>;

const RECEIVERS = [
  { value: 'contacts', label: 'all contacts of the customer' },
  { value: 'role', label: 'contacts with the role' },
  { value: 'event-contact', label: 'the contact it is about' },
  { value: 'owner', label: 'the owner of the customer' },
];
/** Ready-made mails that make sense at any time; others are sent by themselves when their time comes. */
const READY_MADE: ReadonlySet<string> = new Set(['invitation', 'portal-published']);
const OWN_TEXT = 'text';

/** Which mail, and to whom (E-11). */
export function MailFields({ action, onChange }: { action: SendMail; onChange: (action: SendMail) => void }) {
  const { to, mail } = action;
  const roles = useApi('automations.options', {}).data?.roles ?? [];
  const templates = useApi('mailTemplates.list', {}).data?.items ?? [];
  const catalogue = useApi('mailTemplates.get', { params: { templateId: 'automation' } }).data?.dynamicData;
  const own = templates.filter(({ kind }) => kind === null);
  const readyMade = templates.filter(({ kind }) => kind !== null && READY_MADE.has(kind));
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

  const pickReceiver = (kind: string | null) => {
    if (kind === 'role') onChange({ ...action, to: { kind, role: '' } });
    else if (kind === 'owner' || kind === 'contacts' || kind === 'event-contact') onChange({ ...action, to: { kind } });
  };
  const pickMail = (id: string | null) => {
    if (id === OWN_TEXT) onChange({ ...action, mail: { kind: 'text', subject: '', body: emptyRichText() } });
    else if (id === 'invitation' || id === 'portal-published')
      onChange({ ...action, mail: { kind: 'ready-made', name: id } });
    else if (id) onChange({ ...action, mail: { kind: 'template', templateId: id } });
  };
  const mailId = mail.kind === 'text' ? OWN_TEXT : mail.kind === 'template' ? mail.templateId : mail.name;

  return (
    <Stack gap={8}>
      <div className={classes.words}>
        <Select
          aria-label="Mail"
          placeholder="Choose a mail"
          w={260}
          allowDeselect={false}
          data={[
            { value: OWN_TEXT, label: 'A text written here' },
            { group: 'Ready-made', items: readyMade.map(option) },
            ...(own.length > 0 ? [{ group: 'Your templates', items: own.map(option) }] : []),
          ]}
          value={mailId}
          onChange={pickMail}
        />
        <span>to</span>
        <Select
          aria-label="To"
          w={250}
          allowDeselect={false}
          data={RECEIVERS}
          value={to.kind}
          onChange={pickReceiver}
        />
        {to.kind === 'role' && (
          <Autocomplete
            aria-label="Role"
            placeholder="Role"
            w={200}
            maxLength={100}
            data={roles}
            value={to.role}
            onChange={(role) => onChange({ ...action, to: { kind: 'role', role } })}
          />
        )}
      </div>
      {mail.kind === 'text' && (
        <>
          <TextInput
            label="Subject"
            required
            maxLength={200}
            value={mail.subject}
            onChange={(event) => onChange({ ...action, mail: { ...mail, subject: event.currentTarget.value } })}
          />
          <RichTextField
            label="Text"
            description="“/” puts in the customer's name, the portal link and other data. A text with the portal link is not sent while the portal is not shared."
            value={mail.body}
            catalogue={catalogue}
            onChange={(body) => onChange({ ...action, mail: { ...mail, body } })}
          />
        </>
      )}
    </Stack>
  );
}
