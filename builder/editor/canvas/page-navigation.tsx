import { memo } from 'react';
import { useShallow } from 'zustand/shallow';
import { useDocument, useEditor } from '../state/editor-context.tsx';

/** Tabs and navigation as customers see them (C-06); here they lead to the page or section within the canvas. */
export const PageNavigation = memo(function PageNavigation() {
  const { documents, commands } = useEditor();
  const pageId = useDocument((state) => state.pageId);
  const pages = useDocument((state) => state.document.pages);
  const shown = useDocument((state) => state.document.navigation.shown);
  const sections = useDocument(
    useShallow((state) =>
      (state.document.pages.find((page) => page.id === state.pageId)?.sections ?? []).filter(
        (section) => section.inNavigation && section.title !== '' && !section.hidden,
      ),
    ),
  );
  return (
    <>
      {pages.length > 1 && (
        <nav className="pages" aria-label="Pages">
          <ul>
            {pages.map((page) => (
              <li key={page.id}>
                <a
                  href={`#${page.id}`}
                  aria-current={page.id === pageId ? 'page' : undefined}
                  onClick={(event) => {
                    event.preventDefault();
                    documents.getState().dispatch({ type: 'show-page', pageId: page.id });
                  }}
                >
                  {page.title || 'Untitled page'}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {shown && sections.length > 0 && (
        <nav className="sections" aria-label="Sections">
          <ul>
            {sections.map((section) => (
              <li key={section.id}>
                <a
                  href={`#s-${section.id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    commands.select({ kind: 'section', id: section.id }, { focus: true });
                  }}
                >
                  {section.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
});
