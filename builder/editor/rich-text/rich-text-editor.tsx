import { AutoLinkNode } from '@lexical/link';
import { CheckListPlugin } from '@lexical/react/LexicalCheckListPlugin';
import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HorizontalRulePlugin } from '@lexical/react/LexicalHorizontalRulePlugin';
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { TabIndentationPlugin } from '@lexical/react/LexicalTabIndentationPlugin';
import { TablePlugin } from '@lexical/react/LexicalTablePlugin';
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { safeUrl } from '../../../renderer/rich-text/links.ts';
import type { RichText } from '../../../renderer/rich-text/schema.ts';
import { editorTheme } from './editor-theme.ts';
import { TEXT_NODES } from './nodes/index.ts';
import { CleaningPlugin } from './plugins/cleaning.tsx';
import { LinkDialog } from './plugins/link-dialog.tsx';
import { type SlashItem, SlashMenu } from './plugins/slash-menu.tsx';
import { Toolbar } from './plugins/toolbar.tsx';
import { ValuePlugin } from './plugins/value.tsx';
import classes from './rich-text.module.css';
import { RichTextProvider, type RichTextSetting } from './rich-text-context.tsx';
import { toEditor } from './stored-text.ts';

interface Props extends RichTextSetting {
  value: RichText;
  onChange: (value: RichText) => void;
  /** Name of the field for those who cannot see it. */
  label: string;
  placeholder: string;
  /** Class of the element that holds the text. */
  className: string | undefined;
  /** Where the toolbar goes; absent: above the text. */
  toolbarSlot?: HTMLElement | null;
  /** What "/" offers besides formats. */
  more?: (query: string) => SlashItem[];
  invalid?: boolean;
  describedBy?: string;
  /** Plugins of the place around: history, keys, focus. */
  children?: ReactNode;
}

const KNOWN_TYPES = [...TEXT_NODES.map((node) => node.getType()), AutoLinkNode.getType()];

/** Rich text with formatting, "/" and links; the value is Lexical's JSON as stored and rendered. */
export function RichTextEditor({
  value,
  onChange,
  full,
  customerId,
  catalogue,
  toolbarSlot,
  more,
  children,
  ...field
}: Props) {
  const [linking, setLinking] = useState(false);
  const [config] = useState(() => ({
    namespace: 'portico',
    theme: editorTheme,
    nodes: TEXT_NODES,
    editorState: JSON.stringify(toEditor(value, KNOWN_TYPES)),
    onError(error: Error) {
      throw error;
    },
  }));
  const toolbar = <Toolbar onLink={() => setLinking(true)} />;
  return (
    <RichTextProvider full={full} customerId={customerId} catalogue={catalogue}>
      <LexicalComposer initialConfig={config}>
        {toolbarSlot === undefined ? (
          <div className={classes.fieldToolbar}>{toolbar}</div>
        ) : (
          toolbarSlot && createPortal(toolbar, toolbarSlot)
        )}
        <div className={classes.surface}>
          <RichTextPlugin
            contentEditable={
              <ContentEditable
                className={field.className}
                aria-label={field.label}
                aria-invalid={field.invalid}
                aria-describedby={field.describedBy}
                aria-placeholder={field.placeholder}
                placeholder={<div className={classes.placeholder}>{field.placeholder}</div>}
              />
            }
            ErrorBoundary={LexicalErrorBoundary}
          />
        </div>
        <ListPlugin />
        <CheckListPlugin />
        <LinkPlugin validateUrl={(url) => safeUrl(url) !== null} />
        <TabIndentationPlugin maxIndent={5} />
        {full && <TablePlugin hasCellMerge={false} hasCellBackgroundColor={false} hasHorizontalScroll />}
        {full && <HorizontalRulePlugin />}
        <CleaningPlugin pictures={full} />
        <SlashMenu more={more} />
        <LinkDialog opened={linking} onOpen={() => setLinking(true)} onClose={() => setLinking(false)} />
        <ValuePlugin value={value} knownTypes={KNOWN_TYPES} onChange={onChange} />
        {children}
      </LexicalComposer>
    </RichTextProvider>
  );
}
