import { isDeepStrictEqual } from 'node:util';
import type { PortalDocument, Section } from '../../renderer/document.ts';

/** How many sections of a document were added, changed or removed; its design and order together count as one. */
export function changedParts(before: PortalDocument, after: PortalDocument): number {
  const [old, now] = [sectionsOf(before), sectionsOf(after)];
  const changed = [...now.values()].filter((section) => !isDeepStrictEqual(section, old.get(section.id)));
  const removed = [...old.keys()].filter((id) => !now.has(id));
  const restyled = isDeepStrictEqual(frameOf(before, now), frameOf(after, old)) ? 0 : 1;
  return changed.length + removed.length + restyled;
}

function sectionsOf({ pages }: PortalDocument): ReadonlyMap<string, Section> {
  return new Map(pages.flatMap(({ sections }) => sections.map((section) => [section.id, section])));
}

/** Everything but the content of sections: of those the order, as far as the other document has them too. */
function frameOf({ pages, ...frame }: PortalDocument, others: ReadonlyMap<string, Section>) {
  return {
    ...frame,
    pages: pages.map(({ sections, ...page }) => ({
      ...page,
      sections: sections.map(({ id }) => id).filter((id) => others.has(id)),
    })),
  };
}
