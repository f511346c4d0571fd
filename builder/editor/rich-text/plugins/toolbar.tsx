import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $patchStyleText } from '@lexical/selection';
import { ActionIcon, Divider, Menu, Tooltip } from '@mantine/core';
import { $getSelection, FORMAT_ELEMENT_COMMAND, FORMAT_TEXT_COMMAND } from 'lexical';
import {
  AlignCenter,
  AlignLeft,
  AlignRight,
  Bold,
  Braces,
  ChevronDown,
  Code,
  Italic,
  Link,
  type LucideIcon,
  Palette,
  Strikethrough,
  Underline,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { TEXT_STYLES, type TextStyleProperty } from '../../../../renderer/rich-text/nodes.ts';
import { shownValue } from '../../dynamic-data.ts';
import { TEXT_FORMATS } from '../formats.ts';
import classes from '../rich-text.module.css';
import { useRichText } from '../rich-text-context.tsx';
import { insertValue } from './slash-menu.tsx';
import { TableMenu } from './table-menu.tsx';
import { type ShownFormat, useTextState } from './text-state.ts';

const MARKS: readonly { format: ShownFormat; label: string; icon: LucideIcon; compact: boolean }[] = [
  { format: 'bold', label: 'Bold', icon: Bold, compact: true },
  { format: 'italic', label: 'Italic', icon: Italic, compact: true },
  { format: 'underline', label: 'Underline', icon: Underline, compact: false },
  { format: 'strikethrough', label: 'Strikethrough', icon: Strikethrough, compact: false },
  { format: 'code', label: 'Code', icon: Code, compact: false },
];
const ALIGNMENTS = [
  { value: 'left', label: 'Align left', icon: AlignLeft },
  { value: 'center', label: 'Align centre', icon: AlignCenter },
  { value: 'right', label: 'Align right', icon: AlignRight },
] as const;
const STYLE_WORDS: Readonly<Record<TextStyleProperty, string>> = {
  color: 'Colour',
  'background-color': 'Marker',
  'font-size': 'Size',
  'font-family': 'Font',
};

/** Formatting of the text at the caret. */
export function Toolbar({ onLink }: { onLink: () => void }) {
  const [editor] = useLexicalComposerContext();
  const { full, catalogue } = useRichText();
  const state = useTextState();
  const blocks = TEXT_FORMATS.filter((format) => full || format.compact);
  const current = TEXT_FORMATS.find((format) => format.name === state.block);

  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Formatting">
      <Choices label={`Kind of text: ${current?.label ?? 'Text'}`} icon={current?.icon ?? ChevronDown}>
        {blocks.map(({ name, label, icon: Icon, apply }) => (
          <Menu.Item
            key={name}
            leftSection={<Icon size={16} />}
            onClick={() => apply(editor)}
            aria-current={name === state.block || undefined}
          >
            {label}
          </Menu.Item>
        ))}
      </Choices>
      <Divider orientation="vertical" my={6} />
      {MARKS.filter((mark) => full || mark.compact).map(({ format, label, icon }) => (
        <Tool
          key={format}
          label={label}
          icon={icon}
          pressed={state.formats.has(format)}
          onClick={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)}
        />
      ))}
      <Tool label="Link (Ctrl K)" icon={Link} pressed={state.inLink} onClick={onLink} />
      {full && (
        <>
          <Looks />
          <Divider orientation="vertical" my={6} />
          {ALIGNMENTS.map(({ value, label, icon }) => (
            <Tool
              key={value}
              label={label}
              icon={icon}
              onClick={() => editor.dispatchCommand(FORMAT_ELEMENT_COMMAND, value)}
            />
          ))}
          <Divider orientation="vertical" my={6} />
        </>
      )}
      {(full || catalogue.length > 0) && <ValueMenu />}
      {full && state.inTable && <TableMenu />}
    </div>
  );
}

/** Colours, sizes and fonts from the theme's fixed lists. */
function Looks() {
  const [editor] = useLexicalComposerContext();
  const set = (property: TextStyleProperty, value: string | null) =>
    editor.update(() => {
      const selection = $getSelection();
      if (selection) $patchStyleText(selection, { [property]: value && `var(--text-${value})` });
    });
  return (
    <Choices label="Colour, size and font" icon={Palette}>
      {(Object.keys(TEXT_STYLES) as TextStyleProperty[]).map((property) => (
        <div key={property}>
          <Menu.Label>{STYLE_WORDS[property]}</Menu.Label>
          <Menu.Item onClick={() => set(property, null)}>Normal</Menu.Item>
          {TEXT_STYLES[property].map((value) => (
            <Menu.Item key={value} onClick={() => set(property, value)}>
              {inWords(value)}
            </Menu.Item>
          ))}
        </div>
      ))}
    </Choices>
  );
}

/** `mark-yellow` → "Yellow". */
function inWords(value: string): string {
  const word = value.replace(/^mark-/, '');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Dynamic data by group, with what it is for the chosen customer. */
function ValueMenu() {
  const [editor] = useLexicalComposerContext();
  const { catalogue, customerId } = useRichText();
  const groups = [...new Set(catalogue.map(({ group }) => group))];
  return (
    <Choices label="Insert dynamic data" icon={Braces}>
      {groups.map((group) => (
        <div key={group}>
          <Menu.Label>{group}</Menu.Label>
          {catalogue
            .filter((value) => value.group === group)
            .map((value) => (
              <Menu.Item key={value.path} onClick={() => editor.update(() => insertValue(value.path))}>
                {value.label} <small>{shownValue(value, customerId)}</small>
              </Menu.Item>
            ))}
        </div>
      ))}
      {groups.length === 0 && <Menu.Label>There are no values to insert</Menu.Label>}
    </Choices>
  );
}

function Tool({
  label,
  icon: Icon,
  pressed,
  onClick,
}: {
  label: string;
  icon: LucideIcon;
  pressed?: boolean;
  onClick: () => void;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? undefined : 'gray'}
        aria-label={label}
        aria-pressed={pressed}
        // The selection in the text stays where it is.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** A menu of the toolbar; the text gets the keyboard back when it closes. */
export function Choices({ label, icon: Icon, children }: { label: string; icon: LucideIcon; children: ReactNode }) {
  const [editor] = useLexicalComposerContext();
  return (
    <Menu position="bottom-start" returnFocus={false} onClose={() => editor.focus()} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} w="auto" px={6}>
          <Icon size={16} aria-hidden />
          <ChevronDown size={12} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
