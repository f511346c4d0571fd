import type { PortalDocument } from '../../renderer/document.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Copy of a document whose parts all have ids of their own; links to its sections follow. */
export function withNewIds(document: PortalDocument, newId: () => string): PortalDocument {
  const ids = new Map<string, string>();
  const renew = <Part extends { id: string }>(part: Part): Part => {
    const id = newId();
    ids.set(part.id, id);
    return { ...part, id };
  };
  const pages = document.pages.map((page) => ({
    ...renew(page),
    sections: page.sections.map((section) => ({
      ...renew(section),
      rows: section.rows.map((row) => ({
        ...renew(row),
        columns: row.columns.map((column) => ({ ...renew(column), blocks: column.blocks.map(renew) })),
      })),
    })),
  }));
  return { ...document, pages: followLinks(pages as unknown as Json, ids) as unknown as PortalDocument['pages'] };
}

/** Addresses within the page (`#s-<section id>`), wherever they stand in settings and rich text. */
function followLinks(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') {
    const id = value.startsWith('#s-') ? ids.get(value.slice(3)) : undefined;
    return id ? `#s-${id}` : value;
  }
  if (Array.isArray(value)) return value.map((item) => followLinks(item, ids));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, followLinks(item, ids)]));
}
