import type { EditorThemeClasses } from 'lexical';
import classes from './rich-text.module.css';

/** The classes that the renderer gives the same things, so that text looks the same while it is edited. */
export const editorTheme: EditorThemeClasses = {
  heading: { h1: 'heading-1', h2: 'heading-2', h3: 'heading-3' },
  list: {
    checklist: 'checklist',
    listitemChecked: `checklist__done ${classes.checked}`,
    listitemUnchecked: `checklist__open ${classes.unchecked}`,
    nested: { listitem: classes.nested ?? '' },
  },
  text: {
    underline: classes.underline ?? '',
    strikethrough: classes.strikethrough ?? '',
    underlineStrikethrough: classes.underlineStrikethrough ?? '',
  },
  hr: classes.rule ?? '',
  hrSelected: classes.selected ?? '',
  table: classes.table ?? '',
  tableCell: classes.cell ?? '',
  tableCellHeader: classes.headerCell ?? '',
  tableScrollableWrapper: 'table-scroll',
  tableCellSelected: classes.cellSelected ?? '',
  tableSelection: classes.tableSelection ?? '',
};
