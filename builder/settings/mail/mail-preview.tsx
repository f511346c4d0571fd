import { Alert, Button, Group, Select, Stack, Tabs, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { CircleAlert, Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { MailTemplate } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { CustomerPicker } from '../../fields/customer-picker.tsx';
import outbox from '../../outbox/outbox.module.css';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import type { MailLanguage } from './languages.ts';
import type { MailText } from './text-form.tsx';

const SETTLED_MS = 600;

/** The mail that a text makes, with a real contact's data or with samples, a moment after the last change. */
export function MailPreview({
  template,
  language,
  text,
}: {
  template: MailTemplate;
  language: MailLanguage;
  text: MailText;
}) {
  const [customerId, setCustomerId] = useState<string | null>(null);
  const [contactId, setContactId] = useState<string | null>(null);
  const params = { templateId: template.id, language };
  const body = { ...text, ...(customerId ? { customerId } : {}), ...(contactId ? { contactId } : {}) };
  const preview = useChange('mailTemplates.preview');
  const test = useChange('mailTemplates.test', {
    onSuccess: ({ email }) => notifyDone(`A test is on its way to ${email}.`),
    onError: notifyError,
  });
  const [settled] = useDebouncedValue(JSON.stringify({ params, body }), SETTLED_MS);
  const { mutate: show } = preview;
  useEffect(() => show(JSON.parse(settled)), [settled, show]);

  return (
    <Stack gap="sm" component="aside" aria-label="Preview">
      <Group gap="xs" grow>
        <CustomerPicker
          purpose="Show data of"
          value={customerId}
          placeholder="With sample data"
          onChange={(id) => {
            setCustomerId(id);
            setContactId(null);
          }}
        />
        {customerId && <ContactSelect customerId={customerId} value={contactId} onChange={setContactId} />}
      </Group>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600} truncate aria-label="Subject in the preview">
          {preview.data?.subject}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<Send size={14} />}
          loading={test.isPending}
          style={{ flex: 'none' }}
          onClick={() => test.mutate({ params, body })}
        >
          Send me a test
        </Button>
      </Group>
      {preview.error ? (
        <Alert color="bad" icon={<CircleAlert size={18} />}>
          {preview.error.message}
        </Alert>
      ) : (
        <Tabs defaultValue="mail" keepMounted={false}>
          <Tabs.List mb="sm">
            <Tabs.Tab value="mail">Mail</Tabs.Tab>
            <Tabs.Tab value="text">Plain text</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="mail">
            {preview.data && (
              <iframe
                title="Preview of the mail"
                src={preview.data.html}
                className={outbox.frame}
                sandbox="allow-popups allow-popups-to-escape-sandbox"
              />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="text">
            <pre className={outbox.text}>{preview.data?.text}</pre>
          </Tabs.Panel>
        </Tabs>
      )}
    </Stack>
  );
}

function ContactSelect({
  customerId,
  value,
  onChange,
}: {
  customerId: string;
  value: string | null;
  onChange: (contactId: string | null) => void;
}) {
  const contacts = useApi('contacts.list', { params: { customerId } }).data?.items ?? [];
  return (
    <Select
      clearable
      aria-label="Contact"
      placeholder={contacts.length === 0 ? 'No contacts' : 'A contact'}
      disabled={contacts.length === 0}
      data={contacts.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}
