import type { z } from 'zod';

/** Groups of the palette, in its order. */
export const BLOCK_GROUPS = ['Content', 'Customer data', 'Self-service'] as const;
export type BlockGroup = (typeof BLOCK_GROUPS)[number];

/** Turns settings of one version into those of the next; run on load, never on what is stored. */
export interface SettingsMigration {
  /** What changed, in words: "limit became maximum". */
  readonly name: string;
  /** The version that comes out. */
  readonly to: number;
  readonly up: (settings: Record<string, unknown>) => Record<string, unknown>;
  /** Settings of the version before, by which the conformance test exercises the migration. */
  readonly example: Record<string, unknown>;
}

/**
 * The half of a block type that runs anywhere: what it is called, what can be set, how old settings become new.
 *
 * `settings` must accept `{}` (every field has a default), so that a block dropped from the palette is valid.
 * A field's label, help and control for the generated settings panel come from zod's `.meta({ title, description, control })`.
 */
export interface BlockType<
  Type extends string = string,
  Settings extends z.ZodType = z.ZodType,
  View = Record<string, unknown>,
> {
  readonly type: Type;
  readonly label: string;
  /** One line for the palette. */
  readonly description: string;
  /** Name of a lucide icon, kebab-case. */
  readonly icon: string;
  readonly group: BlockGroup;
  readonly version: number;
  readonly settings: Settings;
  readonly migrations: readonly SettingsMigration[];
  /** View data shown where no customer is chosen, and drawn by the conformance test. */
  readonly sample: View;
}

/** Declares a block type with its literal type name and settings kept. */
export function defineBlockType<const Type extends string, Settings extends z.ZodType, View>(
  blockType: BlockType<Type, Settings, View>,
): BlockType<Type, Settings, View> {
  return blockType;
}
