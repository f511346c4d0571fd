import { z } from 'zod';
import { blockTypes } from './blocks/index.ts';

/** Version of the document's own shape; blocks carry versions of their own. */
export const SCHEMA_VERSION = 1;

/** Id of a part of a document: a nanoid, made once and kept when a portal is copied from a template. */
export const PartId = z.string().regex(/^[A-Za-z0-9_-]{6,32}$/, 'is not a valid id');
const AssetId = z.string().regex(/^[0-9a-f]{24}$/, 'is not a valid picture');
const Title = z.string().max(120);

/** A picture of the document with the words for who cannot see it; an empty text marks it as decoration. */
export const Picture = z.strictObject({ assetId: AssetId, alt: z.string().max(300) });

export const FONTS = ['system', 'inter', 'source-serif', 'rounded', 'mono'] as const;
export const BACKGROUNDS = ['none', 'tinted', 'accent'] as const;
export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;

/** A block of a document: type, version of its settings, settings. The union derives from the table of block types. */
export const BlockInstance = z
  .discriminatedUnion(
    'type',
    blockTypes.map((blockType) =>
      z.strictObject({
        id: PartId,
        type: z.literal(blockType.type),
        version: z.literal(blockType.version),
        settings: blockType.settings,
      }),
    ) as unknown as BlockOptions,
  )
  .meta({ id: 'BlockInstance' });

type BlockOptionOf<T> = T extends { type: infer Type extends string; settings: infer Settings extends z.ZodType }
  ? z.ZodObject<{ id: typeof PartId; type: z.ZodLiteral<Type>; version: z.ZodLiteral<number>; settings: Settings }>
  : never;
type BlockOptions = [BlockOptionOf<(typeof blockTypes)[number]>, ...BlockOptionOf<(typeof blockTypes)[number]>[]];

export const Column = z.strictObject({ id: PartId, blocks: z.array(BlockInstance).max(50) });
export const Row = z.strictObject({ id: PartId, columns: z.array(Column).min(1).max(3) });

export const Section = z.strictObject({
  id: PartId,
  title: Title,
  inNavigation: z.boolean().default(true),
  background: z.enum(BACKGROUNDS).default('none'),
  hidden: z.boolean().default(false),
  /** In a portal, an account manager may move a locked section, but not change, remove or unlock it (`locks.ts`). */
  locked: z.boolean().default(false),
  rows: z.array(Row).max(50),
});

export const Page = z.strictObject({ id: PartId, title: Title, sections: z.array(Section).max(100) });

/** What a template and a portal hold (C-05). */
export const PortalDocument = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    /** null: the customer's language, else the workspace's. */
    language: z.enum(LANGUAGES).nullable(),
    theme: z.strictObject({
      /** null: the workspace's accent. */
      accent: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #2563eb')
        .nullable(),
      font: z.enum(FONTS),
      mode: z.enum(['auto', 'light', 'dark']),
    }),
    header: z.strictObject({ logo: Picture.nullable(), banner: Picture.nullable(), showOwner: z.boolean() }),
    navigation: z.strictObject({ shown: z.boolean() }),
    pages: z.array(Page).min(1).max(20),
  })
  .superRefine((document, context) => {
    const seen = new Set<string>();
    for (const [path, id] of partIds(document)) {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path, message: 'uses an id that another part of the document has' });
      seen.add(id);
    }
  })
  .meta({ id: 'PortalDocument' });

export type PortalDocument = z.infer<typeof PortalDocument>;
export type Page = z.infer<typeof Page>;
export type Section = z.infer<typeof Section>;
export type Row = z.infer<typeof Row>;
export type Column = z.infer<typeof Column>;
export type BlockInstance = z.infer<typeof BlockInstance>;

/** Every part's id with the path to it, in document order. */
export function* partIds(document: Pick<PortalDocument, 'pages'>): Generator<[(string | number)[], string]> {
  for (const [p, page] of document.pages.entries()) {
    yield [['pages', p, 'id'], page.id];
    for (const [s, section] of page.sections.entries()) {
      const atSection = ['pages', p, 'sections', s];
      yield [[...atSection, 'id'], section.id];
      for (const [r, row] of section.rows.entries()) {
        yield [[...atSection, 'rows', r, 'id'], row.id];
        for (const [c, column] of row.columns.entries()) {
          const atColumn = [...atSection, 'rows', r, 'columns', c];
          yield [[...atColumn, 'id'], column.id];
          for (const [b, block] of column.blocks.entries()) yield [[...atColumn, 'blocks', b, 'id'], block.id];
        }
      }
    }
  }
}

/** Every block of a document, in document order; `visibleOnly` leaves out hidden sections. */
export function* blocksOf(document: Pick<PortalDocument, 'pages'>, visibleOnly = false): Generator<BlockInstance> {
  for (const page of document.pages)
    for (const section of page.sections) {
      if (visibleOnly && section.hidden) continue;
      for (const row of section.rows) for (const column of row.columns) yield* column.blocks;
    }
}

/** An empty document with one page and no sections. */
export function emptyDocument(newId: () => string): PortalDocument {
  return {
    schemaVersion: SCHEMA_VERSION,
    language: null,
    theme: { accent: null, font: 'system', mode: 'auto' },
    header: { logo: null, banner: null, showOwner: true },
    navigation: { shown: true },
    pages: [{ id: newId(), title: 'Home', sections: [] }],
  };
}
