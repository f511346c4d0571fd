import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { iconSymbols } from '../../../renderer/icons.ts';
import { NOTHING } from '../document/selection.ts';
import { useDropArea } from '../drag-and-drop/drop-area.tsx';
import { DropLine } from '../drag-and-drop/drop-line.tsx';
import { measureCanvas } from '../drag-and-drop/measure-canvas.ts';
import { useDocument, useEditor, useView } from '../state/editor-context.tsx';
import { DEVICE_WIDTHS } from '../state/view-store.ts';
import '../../../renderer/portal.css';
import classes from './canvas.module.css';
import { PageHeader } from './page-header.tsx';
import { PageNavigation } from './page-navigation.tsx';
import { usePortalTheme } from './portal-theme.ts';
import { SectionFrame } from './section-frame.tsx';

const SYMBOLS = iconSymbols();

/** The page in hand, drawn by the same views as the customer's, with the chosen customer's data (B-05). */
export const Canvas = memo(function Canvas() {
  const { commands } = useEditor();
  const device = useView((state) => state.device);
  const mode = useDocument((state) => state.document.theme.mode);
  const { pane, attach } = useDropArea('canvas', measureCanvas);
  usePortalTheme();

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same
    // biome-ignore lint/a11y/noStaticElementInteractions: a click beside everything selects nothing
    <div ref={attach} className={classes.pane} data-canvas="" onClick={() => commands.select(NOTHING)}>
      <div className={classes.sheet} style={{ maxWidth: DEVICE_WIDTHS[device] }} data-mode={mode}>
        <div className={`portal ${classes.portal}`}>
          <PageHeader />
          <PageNavigation />
          <div>
            <Sections />
          </div>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: icons of the program's own */}
          <div hidden dangerouslySetInnerHTML={{ __html: SYMBOLS }} />
        </div>
      </div>
      <DropLine pane={pane} />
    </div>
  );
});

const Sections = memo(function Sections() {
  const pageId = useDocument((state) => state.pageId);
  const sections = useDocument((state) => state.document.pages.find((page) => page.id === state.pageId)?.sections);
  if (!sections || sections.length === 0) return <EmptyPage pageId={pageId} />;
  return (
    <>
      {sections.map((section, index) => (
        <SectionFrame key={section.id} section={section} pageId={pageId} index={index} count={sections.length} />
      ))}
    </>
  );
});

function EmptyPage({ pageId }: { pageId: string }) {
  const { views, readOnly } = useEditor();
  return (
    <div className={classes.emptyPage} data-empty-page="">
      <p>This page is empty. Drag something from the left, or begin with a section.</p>
      {!readOnly && (
        <Button
          leftSection={<Plus size={16} />}
          onClick={(event) => {
            event.stopPropagation();
            views
              .getState()
              .show({ inserting: { at: { kind: 'section', pageId, index: 0 }, anchor: event.currentTarget } });
          }}
        >
          Add the first section
        </Button>
      )}
    </div>
  );
}
