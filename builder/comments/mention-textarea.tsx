import { Combobox, Group, Text, Textarea, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import type { StaffMember } from '../api/types.ts';
import { PersonAvatar } from '../ui/avatar.tsx';
import { completeMention, mentionBefore } from './mentions.ts';

/** A field for a comment; "@" offers the staff, and whom it names is told. */
export function MentionTextarea({
  value,
  onChange,
  staff,
  onSubmit,
}: {
  value: string;
  onChange: (text: string) => void;
  staff: readonly StaffMember[];
  onSubmit: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const typed = mentionBefore(value, field.current?.selectionStart ?? value.length);
  const offered = typed === null ? [] : staff.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
  const open = combobox.dropdownOpened && offered.length > 0;

  const look = (text: string, caret: number) => {
    if (mentionBefore(text, caret) === null) combobox.closeDropdown();
    else {
      combobox.openDropdown();
      combobox.updateSelectedOptionIndex();
    }
  };
  const choose = (name: string) => {
    const { text, caret } = completeMention(value, field.current?.selectionStart ?? value.length, name);
    onChange(text);
    combobox.closeDropdown();
    // The caret can be set once the text is there.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" width={260}>
      <Combobox.EventsTarget withKeyboardNavigation={open}>
        <Combobox.DropdownTarget>
          <Textarea
            ref={field}
            aria-label="Comment"
            placeholder="Write a comment; @ mentions a colleague"
            autosize
            minRows={2}
            maxRows={10}
            maxLength={5000}
            value={value}
            onChange={(event) => {
              onChange(event.currentTarget.value);
              look(event.currentTarget.value, event.currentTarget.selectionStart);
            }}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={onKeyDown}
          />
        </Combobox.DropdownTarget>
      </Combobox.EventsTarget>
      <Combobox.Dropdown hidden={!open}>
        <Combobox.Options mah={220} style={{ overflowY: 'auto' }} aria-label="Colleagues">
          {offered.map(({ id, name, photoUrl }) => (
            <Combobox.Option key={id} value={name}>
              <Group gap="xs" wrap="nowrap">
                <PersonAvatar name={name} photoUrl={photoUrl} size={22} />
                <Text size="sm" truncate>
                  {name}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
