import { TextInput } from '@mantine/core';
import { Columns2, EyeOff, Lock } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import type { Section } from '../../../renderer/document.ts';
import { blocksOfSection } from '../document/find.ts';
import { isLocked } from '../document/locks.ts';
import { ReadOnlyPart, useDocument, useEditor } from '../state/editor-context.tsx';
import { focusPart } from '../state/focus.ts';
import classes from './canvas.module.css';
import { ColumnFrame } from './column-frame.tsx';
import { InsertButton } from './insert-button.tsx';
import { sectionName } from './part-names.ts';
import { PartToolbar } from './part-toolbar.tsx';

/** A section on the canvas, drawn as on the page, with its title edited in place. */
export const SectionFrame = memo(function SectionFrame({
  section,
  pageId,
  index,
  count,
}: {
  section: Section;
  pageId: string;
  index: number;
  /** How many sections the page has. */
  count: number;
}) {
  const { commands } = useEditor();
  const part = { kind: 'section', id: section.id } as const;
  const selected = useDocument(({ selection }) => selection.kind === 'section' && selection.id === section.id);
  const locked = useDocument((state) => isLocked(state, part));
  const name = sectionName(section);
  const blocks = blocksOfSection(section);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled for the whole canvas, in use-keyboard.ts
    <section
      className={`section section--${section.background} ${classes.section}`}
      data-part={section.id}
      data-selected={selected || undefined}
      data-hidden={section.hidden || undefined}
      aria-label={`Section ${name}, ${index + 1} of ${count}`}
      tabIndex={selected ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation();
        if (event.target instanceof Element && event.target.closest('button, input')) return;
        commands.select(part, { focus: true });
      }}
    >
      <PartToolbar part={part} label={name} selected={selected} />
      <InsertButton kind="section" containerId={pageId} index={index} side="above" />
      {section.hidden && (
        <p className={classes.sectionNote}>
          <EyeOff size={14} aria-hidden /> Hidden: customers do not see this section
        </p>
      )}
      {section.locked && (
        <p className={classes.sectionNote}>
          <Lock size={14} aria-hidden /> Locked: only admins and CSMs can change this section
        </p>
      )}
      <ReadOnlyPart readOnly={locked}>
        <SectionTitle section={section} />
        {section.rows.map((row) => (
          <div key={row.id} className={`row row--${row.columns.length}`}>
            {row.columns.map((column) => {
              const [first] = column.blocks;
              return (
                <ColumnFrame
                  key={column.id}
                  column={column}
                  before={first ? blocks.indexOf(first) : 0}
                  count={blocks.length}
                  sectionTitle={name}
                />
              );
            })}
          </div>
        ))}
        {section.rows.length === 0 && (
          <p className={classes.empty}>
            <Columns2 size={16} aria-hidden /> Drag content here
          </p>
        )}
      </ReadOnlyPart>
      {index === count - 1 && <InsertButton kind="section" containerId={pageId} index={index + 1} side="below" />}
    </section>
  );
});

/** The title where the page shows it. Enter and Escape go back to the section. */
function SectionTitle({ section }: { section: Section }) {
  const { documents, readOnly, commands } = useEditor();
  const leaveOn = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    focusPart({ kind: 'section', id: section.id });
  };
  return (
    <h2 className="section__title">
      <TextInput
        variant="unstyled"
        aria-label="Title of the section"
        placeholder="Untitled section"
        value={section.title}
        maxLength={120}
        readOnly={readOnly}
        classNames={{ input: classes.titleInput }}
        onFocus={() => commands.select({ kind: 'section', id: section.id })}
        onKeyDown={leaveOn}
        onChange={(event) =>
          documents
            .getState()
            .perform(
              { type: 'update-section', sectionId: section.id, changes: { title: event.currentTarget.value } },
              `title:${section.id}`,
            )
        }
      />
    </h2>
  );
}
