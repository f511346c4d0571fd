import type { SettingsMigration } from './block-type.ts';
import { blockTypes } from './blocks/index.ts';
import { PortalDocument } from './document.ts';

/** What migrating needs to know of a block type. */
export type Migratable = {
  readonly type: string;
  readonly version: number;
  readonly migrations: readonly SettingsMigration[];
};

/** A stored document as today's program reads it, or why it cannot. */
export type ReadDocument =
  | { readonly ok: true; readonly document: PortalDocument }
  | { readonly ok: false; readonly problem: string };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listIn(value: unknown, key: string): Record<string, unknown>[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Brings one block's settings to the version of its type, in order. Unknown types and newer versions stay as they are, for the schema to refuse. */
export function migrateBlock(
  block: Record<string, unknown>,
  types: readonly Migratable[] = blockTypes,
): Record<string, unknown> {
  const blockType = types.find(({ type }) => type === block.type);
  if (!blockType || typeof block.version !== 'number' || !isObject(block.settings)) return block;
  let { version, settings } = block;
  for (const migration of blockType.migrations) {
    if (migration.to <= version) continue;
    settings = migration.up(settings as Record<string, unknown>);
    version = migration.to;
  }
  return { ...block, version, settings };
}

/** Brings every block of a stored document to today's versions; leaves what was given untouched. */
export function migrateDocument(stored: unknown, types: readonly Migratable[] = blockTypes): unknown {
  if (!isObject(stored)) return stored;
  const document = structuredClone(stored);
  for (const page of listIn(document, 'pages'))
    for (const section of listIn(page, 'sections'))
      for (const row of listIn(section, 'rows'))
        for (const column of listIn(row, 'columns'))
          if (Array.isArray(column.blocks))
            column.blocks = column.blocks.map((block: unknown) =>
              isObject(block) ? migrateBlock(block, types) : block,
            );
  return document;
}

/** Migrates and checks a stored document. */
export function readDocument(stored: unknown): ReadDocument {
  const parsed = PortalDocument.safeParse(migrateDocument(stored));
  if (parsed.success) return { ok: true, document: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, problem: `${issue?.path.join('.') || 'The document'} ${issue?.message ?? 'is not valid'}` };
}
