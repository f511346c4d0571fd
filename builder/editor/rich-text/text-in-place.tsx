import { useCallback } from 'react';
import type { BlockInstance } from '../../../renderer/document.ts';
import type { RichText } from '../../../renderer/rich-text/schema.ts';
import { PALETTE } from '../palette/palette-items.ts';
import { useEditor, useView } from '../state/editor-context.tsx';
import { InPlaceKeys } from './plugins/in-place-keys.tsx';
import type { SlashItem } from './plugins/slash-menu.tsx';
import classes from './rich-text.module.css';
import { RichTextEditor } from './rich-text-editor.tsx';

const OTHER_BLOCKS = PALETTE.filter((item) => item.what !== 'text');

/** A text block edited where it stands on the page (C-07). */
export default function TextInPlace({ block }: { block: Extract<BlockInstance, { type: 'text' }> }) {
  const { documents, commands } = useEditor();
  const customerId = useView((state) => state.customerId);
  const slot = useView((state) => state.formatSlot);

  const change = useCallback(
    (content: RichText) =>
      documents
        .getState()
        .perform({ type: 'update-block', blockId: block.id, settings: { content } }, `text:${block.id}`),
    [documents, block.id],
  );
  const more = useCallback(
    (query: string) =>
      OTHER_BLOCKS.filter((item) => item.label.toLowerCase().includes(query.toLowerCase())).map(
        (item): SlashItem => ({
          key: `block-${item.what}`,
          label: item.label,
          description: 'below this text',
          icon: item.icon,
          run: () => commands.insertHere(item.what),
        }),
      ),
    [commands],
  );

  return (
    <div className="block block--text">
      <RichTextEditor
        value={block.settings.content}
        onChange={change}
        full
        customerId={customerId}
        label="Text"
        placeholder="Write, or press / for more"
        className={`prose ${classes.content}`}
        toolbarSlot={slot}
        more={more}
      >
        <InPlaceKeys />
      </RichTextEditor>
    </div>
  );
}
