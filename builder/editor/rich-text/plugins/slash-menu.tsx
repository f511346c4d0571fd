import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  LexicalTypeaheadMenuPlugin,
  MenuOption,
  useBasicTypeaheadTriggerMatch,
} from '@lexical/react/LexicalTypeaheadMenuPlugin';
import { $getSelection, $isRangeSelection, COMMAND_PRIORITY_HIGH, type TextNode } from 'lexical';
import { Braces, type LucideIcon } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { shownValue } from '../../dynamic-data.ts';
import paletteClasses from '../../palette/palette.module.css';
import { searchFormats } from '../formats.ts';
import { $createDynamicDataNode } from '../nodes/dynamic-data-node.tsx';
import classes from '../rich-text.module.css';
import { useRichText } from '../rich-text-context.tsx';

/** Something that "/" can do at this place. */
export interface SlashItem {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
}

class SlashOption extends MenuOption {
  constructor(readonly item: SlashItem) {
    super(item.key);
  }
}

/** "/" inside text: formats, things to insert, dynamic data, and what the place around the text adds. */
export function SlashMenu({ more }: { more?: ((query: string) => SlashItem[]) | undefined }) {
  const [editor] = useLexicalComposerContext();
  const { full, catalogue, customerId } = useRichText();
  const [query, setQuery] = useState('');
  const [field, setField] = useState<HTMLElement | null>(null);
  useEffect(() => editor.registerRootListener(setField), [editor]);
  const trigger = useBasicTypeaheadTriggerMatch('/', { minLength: 0, maxLength: 30 });

  const options = useMemo(() => {
    const formats = searchFormats(query, full).map(
      ({ name, label, icon, apply }): SlashItem => ({
        key: name,
        label,
        description: '',
        icon,
        run: () => apply(editor),
      }),
    );
    const wanted = query.toLowerCase();
    const values = catalogue
      .filter(({ label, group }) => `${label} ${group} dynamic data`.toLowerCase().includes(wanted))
      .map(
        (value): SlashItem => ({
          key: value.path,
          label: value.label,
          description: shownValue(value, customerId) || 'no value yet',
          icon: Braces,
          run: () => editor.update(() => insertValue(value.path)),
        }),
      );
    return [...formats, ...(more?.(query) ?? []), ...values].map((item) => new SlashOption(item));
  }, [editor, query, full, catalogue, customerId, more]);

  if (!field) return null;
  return (
    <LexicalTypeaheadMenuPlugin<SlashOption>
      // Inside the page's landmark where there is one, so that assistive technology knows where the menu belongs.
      parent={field.closest('main') ?? document.body}
      options={options}
      triggerFn={trigger}
      // While it is open its keys come before those of the text, Escape among them.
      commandPriority={COMMAND_PRIORITY_HIGH}
      onQueryChange={(words) => setQuery(words ?? '')}
      onSelectOption={(option, typed: TextNode | null, close) => {
        // At once, as what follows may close this editor.
        editor.update(() => typed?.remove(), { discrete: true });
        close();
        option.item.run();
      }}
      menuRenderFn={(anchor, { selectedIndex, selectOptionAndCleanUp, setHighlightedIndex }) =>
        anchor.current && options.length > 0
          ? createPortal(
              <div className={classes.menu} role="listbox" aria-label="Insert or format">
                {options.map((option, index) => (
                  <Option
                    key={option.key}
                    option={option}
                    chosen={index === selectedIndex}
                    onHover={() => setHighlightedIndex(index)}
                    onChoose={() => selectOptionAndCleanUp(option)}
                  />
                ))}
              </div>,
              anchor.current,
            )
          : null
      }
    />
  );
}

function Option({
  option,
  chosen,
  onHover,
  onChoose,
}: {
  option: SlashOption;
  chosen: boolean;
  onHover: () => void;
  onChoose: () => void;
}) {
  const { icon: Icon, label, description } = option.item;
  return (
    <div
      ref={option.setRefElement}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={paletteClasses.option}
      onMouseEnter={onHover}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={(event) => event.key === 'Enter' && onChoose()}
    >
      <Icon size={16} aria-hidden />
      <span>
        {label}
        {description && <small> · {description}</small>}
      </span>
    </div>
  );
}

/** Puts a token at the caret. Must be called within an update. */
export function insertValue(path: string): void {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.insertNodes([$createDynamicDataNode(path, '')]);
}
