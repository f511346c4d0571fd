import { Button, Group, Menu, Stack, TextInput } from '@mantine/core';
import { Braces, RotateCcw } from 'lucide-react';
import type { FormEvent } from 'react';
import type { RichText } from '../../../renderer/rich-text/schema.ts';
import type { MailTemplate } from '../../api/types.ts';
import { useChange } from '../../api/use-api.ts';
import { RichTextField } from '../../editor/rich-text/rich-text-field.tsx';
import { confirmLoss } from '../../ui/confirm.tsx';
import { FormError } from '../../ui/form-error.tsx';
import { notifyDone } from '../../ui/notify.tsx';
import { LANGUAGE_NAMES, type MailLanguage } from './languages.ts';

/** What a mail says in one language. */
export interface MailText {
  readonly subject: string;
  readonly body: RichText;
  readonly button: string;
}

const FIELDS = ['subject', 'body', 'button'];

/** Subject, text and button of a mail in one language. */
export function TextForm({
  template,
  language,
  text,
  unsaved,
  edited,
  onChange,
}: {
  template: MailTemplate;
  language: MailLanguage;
  text: MailText;
  unsaved: boolean;
  edited: boolean;
  /** Nothing: what was typed is saved, or given up. */
  onChange: (text: MailText | undefined) => void;
}) {
  const params = { templateId: template.id, language };
  const save = useChange('mailTemplates.saveText', {
    onSuccess: () => {
      onChange(undefined);
      notifyDone('The text is saved.');
    },
  });
  const reset = useChange('mailTemplates.resetText', { onSuccess: () => onChange(undefined) });
  const askToReset = () =>
    confirmLoss({
      title: template.kind ? 'Go back to the ready-made text?' : 'Delete this text?',
      body: `Your ${LANGUAGE_NAMES[language]} text of “${template.name}” is deleted.`,
      action: template.kind ? 'Use the ready-made text' : 'Delete text',
      run: () => reset.mutateAsync({ params }),
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ params, body: text });
  };
  const { fields } = save.error ?? { fields: {} as Record<string, string> };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Subject"
          required
          maxLength={300}
          value={text.subject}
          error={fields.subject}
          onChange={(event) => onChange({ ...text, subject: event.currentTarget.value })}
          rightSection={
            <SubjectData
              catalogue={template.dynamicData}
              onPick={(path) => onChange({ ...text, subject: `${text.subject}{{${path}}}` })}
            />
          }
        />
        <RichTextField
          label="Text"
          description="“/” offers headings and lists; the braces insert dynamic data, also typed as {{contact.name}}"
          value={text.body}
          onChange={(body) => onChange({ ...text, body })}
          catalogue={template.dynamicData}
          error={fields.body}
        />
        <TextInput
          label="Button"
          description="Leads to the reader’s portal; leave it empty for no button"
          maxLength={60}
          value={text.button}
          error={fields.button}
          onChange={(event) => onChange({ ...text, button: event.currentTarget.value })}
        />
        <FormError error={save.error ?? reset.error} shown={FIELDS} />
        <Group justify="space-between">
          <Group gap="xs">
            <Button type="submit" loading={save.isPending} disabled={!unsaved}>
              Save
            </Button>
            {unsaved && (
              <Button variant="subtle" color="gray" onClick={() => onChange(undefined)}>
                Discard changes
              </Button>
            )}
          </Group>
          {edited && (
            <Button variant="subtle" color="gray" leftSection={<RotateCcw size={14} />} onClick={askToReset}>
              {template.kind ? 'Ready-made text…' : 'Delete text…'}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** Dynamic data for the subject, which is one plain line. */
function SubjectData({
  catalogue,
  onPick,
}: {
  catalogue: MailTemplate['dynamicData'];
  onPick: (path: string) => void;
}) {
  const groups = [...new Set(catalogue.map(({ group }) => group))];
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          px={6}
          aria-label="Insert dynamic data into the subject"
        >
          <Braces size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {groups.map((group) => (
          <div key={group}>
            <Menu.Label>{group}</Menu.Label>
            {catalogue
              .filter((value) => value.group === group)
              .map(({ path, label, sample }) => (
                <Menu.Item key={path} onClick={() => onPick(path)}>
                  {label} <small>{sample}</small>
                </Menu.Item>
              ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
