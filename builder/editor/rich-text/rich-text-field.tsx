import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { Input } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { RichText } from '../../../renderer/rich-text/schema.ts';
import type { DynamicValue } from '../../api/types.ts';
import classes from './rich-text.module.css';
import { RichTextEditor } from './rich-text-editor.tsx';

/** Rich text as a field of a form, with what a note or an agenda needs: headings, lists, quotes, bold, italic, links. */
export function RichTextField({
  label,
  value,
  onChange,
  placeholder = '',
  description,
  error,
  catalogue,
}: {
  label: string;
  value: RichText;
  onChange: (value: RichText) => void;
  placeholder?: string;
  description?: string;
  error?: ReactNode;
  /** Dynamic data on offer; absent: none. */
  catalogue?: readonly DynamicValue[];
}) {
  const id = useId();
  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={error}
      labelElement="div"
      errorProps={{ id: `${id}-error` }}
    >
      <div className={classes.field} data-error={error ? true : undefined}>
        <RichTextEditor
          value={value}
          onChange={onChange}
          full={false}
          customerId={null}
          catalogue={catalogue}
          label={label}
          placeholder={placeholder}
          className={`${classes.content} ${classes.fieldContent}`}
          invalid={Boolean(error)}
          {...(error ? { describedBy: `${id}-error` } : {})}
        >
          <HistoryPlugin />
        </RichTextEditor>
      </div>
    </Input.Wrapper>
  );
}
