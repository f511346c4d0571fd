import { Radio, Stack, Text } from '@mantine/core';
import type { TemplateSummary } from '../api/types.ts';
import classes from './template-choice.module.css';

/** Choice of a template, each with the sections it brings. */
export function TemplateChoice({
  templates,
  value,
  onChange,
}: {
  templates: readonly TemplateSummary[];
  value: string | null;
  onChange: (templateId: string) => void;
}) {
  return (
    <Radio.Group label="Template" value={value} onChange={onChange}>
      <Stack gap="xs" mt={6} className={classes.list}>
        {templates.map(({ id, name, description, sectionTitles }) => (
          <Radio.Card key={id} value={id} p="sm" className={classes.card} aria-label={name}>
            <Text size="sm" fw={500}>
              {name}
            </Text>
            {description && (
              <Text size="xs" c="dimmed" lineClamp={2}>
                {description}
              </Text>
            )}
            <Text size="xs" c="dimmed" lineClamp={1} mt={2}>
              {sectionTitles.length > 0 ? sectionTitles.join(' · ') : 'Empty: no sections yet'}
            </Text>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
