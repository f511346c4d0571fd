import { Button, Input, SegmentedControl, Select, Stack, Switch } from '@mantine/core';
import { PanelTop } from 'lucide-react';
import { FONTS, LANGUAGES, type PortalDocument } from '../../../renderer/document.ts';
import { ColourField } from '../../fields/colour-field.tsx';
import type { UpdatePageSettings } from '../document/actions/update-page-settings.ts';
import { useDocument, useEditor } from '../state/editor-context.tsx';
import { PageList } from './page-list.tsx';

type Theme = PortalDocument['theme'];

const FONT_WORDS: Readonly<Record<Theme['font'], string>> = {
  system: 'System',
  inter: 'Inter',
  'source-serif': 'Source Serif',
  rounded: 'Rounded',
  mono: 'Monospaced',
};
const MODES = [
  { value: 'auto', label: "Reader's" },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const CUSTOMERS_LANGUAGE = 'customer';

/** What holds for the whole portal: header, navigation, looks, language, pages. */
export function PageSettings() {
  const { documents, commands, readOnly } = useEditor();
  const { theme, navigation, language } = useDocument((state) => state.document);
  const update = (changes: UpdatePageSettings['changes']) =>
    documents
      .getState()
      .perform({ type: 'update-page-settings', changes }, `page:${JSON.stringify(Object.keys(changes))}`);

  return (
    <Stack>
      <Button
        variant="default"
        leftSection={<PanelTop size={16} />}
        onClick={() => commands.select({ kind: 'header' })}
      >
        Header: banner and logo
      </Button>
      <Switch
        label="Navigation"
        description="Shortcuts to the sections at the top of the page"
        checked={navigation.shown}
        disabled={readOnly}
        onChange={(event) => update({ navigation: { shown: event.currentTarget.checked } })}
      />
      <ColourField
        label="Accent colour"
        description="Adjusted where it would be hard to read"
        emptyMeans="The workspace's"
        disabled={readOnly}
        value={theme.accent}
        onChange={(accent) => update({ theme: { accent } })}
      />
      <Select
        label="Font"
        data={FONTS.map((value) => ({ value, label: FONT_WORDS[value] }))}
        value={theme.font}
        allowDeselect={false}
        disabled={readOnly}
        onChange={(font) => update({ theme: { font: (font ?? 'system') as Theme['font'] } })}
      />
      <Input.Wrapper label="Light or dark" labelElement="div">
        <SegmentedControl
          fullWidth
          mt={4}
          size="xs"
          aria-label="Light or dark"
          data={MODES}
          value={theme.mode}
          disabled={readOnly}
          onChange={(mode) => update({ theme: { mode: mode as Theme['mode'] } })}
        />
      </Input.Wrapper>
      <Select
        label="Language"
        data={[
          { value: CUSTOMERS_LANGUAGE, label: "The customer's" },
          ...LANGUAGES.map((value) => ({ value, label: languageName(value) })),
        ]}
        value={language ?? CUSTOMERS_LANGUAGE}
        allowDeselect={false}
        disabled={readOnly}
        onChange={(value) =>
          update({ language: value === CUSTOMERS_LANGUAGE ? null : (value as PortalDocument['language']) })
        }
      />
      <PageList />
    </Stack>
  );
}

/** "de" → "Deutsch". */
function languageName(code: string): string {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
}
