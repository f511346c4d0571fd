import type { BlockInstance, PortalDocument, Section } from '../../../../renderer/document.ts';

/** Id that the document itself has among its parts. */
export const ROOT = '#';

/** One part of a document apart from what it holds: the unit that merging compares. */
export interface Part {
  readonly id: string;
  readonly kind: 'document' | 'page' | 'section' | 'row' | 'column' | 'block';
  readonly parent: string;
  /** Its own values; of a block its settings as one. */
  readonly own: Readonly<Record<string, unknown>>;
  readonly children: readonly string[];
}

export type Parts = ReadonlyMap<string, Part>;

/** Takes a document apart. */
export function partsOf(document: PortalDocument): Map<string, Part> {
  const parts = new Map<string, Part>();
  const add = (kind: Part['kind'], id: string, parent: string, own: Part['own'], children: readonly { id: string }[]) =>
    parts.set(id, { kind, id, parent, own, children: children.map((child) => child.id) });

  const { pages, theme, header, navigation, schemaVersion, language } = document;
  const own = { schemaVersion, language, ...prefixed({ theme, header, navigation }) };
  add('document', ROOT, '', own, pages);
  for (const page of pages) {
    add('page', page.id, ROOT, { title: page.title }, page.sections);
    for (const { id, rows, ...sectionOwn } of page.sections) {
      add('section', id, page.id, sectionOwn, rows);
      for (const row of rows) {
        add('row', row.id, id, {}, row.columns);
        for (const column of row.columns) {
          add('column', column.id, row.id, {}, column.blocks);
          for (const { id: blockId, ...block } of column.blocks) add('block', blockId, column.id, { block }, []);
        }
      }
    }
  }
  return parts;
}

/** Puts a document together again. */
export function assemble(parts: Parts): PortalDocument {
  const children = <T>(part: Part, build: (child: Part) => T): T[] =>
    part.children.map((id) => {
      const child = parts.get(id);
      if (!child) throw new Error(`The part ${id} is missing.`);
      return build(child);
    });
  const block = (part: Part) => ({ id: part.id, ...(part.own.block as Omit<BlockInstance, 'id'>) }) as BlockInstance;
  const column = (part: Part) => ({ id: part.id, blocks: children(part, block) });
  const row = (part: Part) => ({ id: part.id, columns: children(part, column) });
  const section = (part: Part) => ({ id: part.id, ...part.own, rows: children(part, row) }) as Section;
  const page = (part: Part) => ({ id: part.id, title: part.own.title as string, sections: children(part, section) });
  const root = parts.get(ROOT);
  if (!root) throw new Error('The document itself is missing.');
  return { ...nested(root.own), pages: children(root, page) } as PortalDocument;
}

/** `{ theme: { font } }` → `{ 'theme.font' }`, so that each value merges by itself. */
function prefixed(groups: Record<string, Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(groups);
  return Object.fromEntries(
    entries.flatMap(([group, values]) => Object.entries(values).map(([key, value]) => [`${group}.${key}`, value])),
  );
}

function nested(own: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(own)) {
    const [group = '', key] = name.split('.');
    if (key === undefined) result[group] = value;
    else result[group] = { ...(result[group] as Record<string, unknown> | undefined), [key]: value };
  }
  return result;
}
