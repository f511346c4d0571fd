import { Button, Group, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { ArrowLeft, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { MailTemplate } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { LANGUAGE_NAMES, type MailLanguage } from './languages.ts';
import classes from './mail.module.css';
import { MailPreview } from './mail-preview.tsx';
import { NameDialog } from './name-dialog.tsx';
import { type MailText, TextForm } from './text-form.tsx';

/** One template: its text in each language, and beside it the mail that it makes (E-11). */
export function MailTemplateEditor({ templateId }: { templateId: string }) {
  const [, navigate] = useLocation();
  const template = useApi('mailTemplates.get', { params: { templateId } });
  return (
    <Stack component="section" gap="md" aria-label="Mail template">
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        w="fit-content"
        leftSection={<ArrowLeft size={14} />}
        onClick={() => navigate('/settings/mail')}
      >
        All mails
      </Button>
      <QueryState query={template} skeleton={<Skeleton h={480} />}>
        {(shown) => <Editor template={shown} />}
      </QueryState>
    </Stack>
  );
}

function Editor({ template }: { template: MailTemplate }) {
  const [language, setLanguage] = useState<MailLanguage>('en');
  const [naming, setNaming] = useState(false);
  /** What was typed and not saved yet, so that another language can be looked at meanwhile. */
  const [typed, setTyped] = useState<Partial<Record<MailLanguage, MailText>>>({});
  const stored = template.texts.find((text) => text.language === language);
  if (!stored) return null;
  const draft = typed[language];
  const text: MailText = draft ?? { subject: stored.subject, body: stored.body, button: stored.button };
  const keep = (change: MailText | undefined) => setTyped((before) => ({ ...before, [language]: change }));

  return (
    <>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2}>{template.name}</Title>
          <Text size="sm" c="dimmed">
            {template.when}
          </Text>
        </div>
        {!template.kind && (
          <Button variant="default" size="xs" leftSection={<Pencil size={14} />} onClick={() => setNaming(true)}>
            Rename
          </Button>
        )}
      </Group>
      <NameDialog
        template={template}
        opened={naming}
        onClose={() => setNaming(false)}
        onDone={() => setNaming(false)}
      />
      <Group justify="space-between">
        <SegmentedControl
          aria-label="Language"
          value={language}
          onChange={(value) => setLanguage(value as MailLanguage)}
          data={Object.entries(LANGUAGE_NAMES).map(([value, name]) => ({
            value,
            label: typed[value as MailLanguage] ? `${name} •` : name,
          }))}
        />
        <Text size="sm" c="dimmed" aria-live="polite">
          {draft
            ? 'Not saved yet'
            : stored.edited
              ? 'Your own text'
              : template.kind
                ? 'Ready-made text'
                : 'No text yet'}
        </Text>
      </Group>
      <div className={classes.columns}>
        <TextForm
          key={language}
          template={template}
          language={language}
          text={text}
          unsaved={draft !== undefined}
          edited={stored.edited}
          onChange={keep}
        />
        <MailPreview template={template} language={language} text={text} />
      </div>
    </>
  );
}
