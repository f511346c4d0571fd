import type { PortalDocument } from '../../../renderer/document.ts';

/** As the document's schema has them; a test holds the two together. */
const LIMITS = { pages: 20, sections: 100, rows: 50, blocks: 50 } as const;

/** Why a document is too big to be saved, in words, or null. */
export function excessOf(document: Pick<PortalDocument, 'pages'>): string | null {
  if (document.pages.length > LIMITS.pages) return `A portal holds at most ${LIMITS.pages} pages.`;
  for (const page of document.pages) {
    if (page.sections.length > LIMITS.sections) return `A page holds at most ${LIMITS.sections} sections.`;
    for (const section of page.sections) {
      if (section.rows.length > LIMITS.rows) return `A section holds at most ${LIMITS.rows} rows.`;
      for (const row of section.rows)
        for (const column of row.columns)
          if (column.blocks.length > LIMITS.blocks) return `A column holds at most ${LIMITS.blocks} blocks.`;
    }
  }
  return null;
}
