import {
  BookOpen,
  CalendarDays,
  ContactRound,
  FolderOpen,
  HeartPulse,
  ListChecks,
  type LucideIcon,
  PanelTop,
  Puzzle,
  StickyNote,
  Type,
} from 'lucide-react';
import { BLOCK_GROUPS, type BlockGroup } from '../../../renderer/block-type.ts';
import { type BlockTypeName, blockTypes } from '../../../renderer/blocks/index.ts';

export interface PaletteItem {
  readonly what: BlockTypeName | 'section';
  readonly label: string;
  readonly description: string;
  readonly group: BlockGroup | 'Layout';
  readonly icon: LucideIcon;
}

/** Pictures for the icon names of block types; a type with a name that is not here gets the puzzle piece. */
const ICONS: Readonly<Record<string, LucideIcon>> = {
  type: Type,
  'sticky-note': StickyNote,
  'list-checks': ListChecks,
  folder: FolderOpen,
  'calendar-days': CalendarDays,
  'heart-pulse': HeartPulse,
  'book-open': BookOpen,
  'contact-round': ContactRound,
};

/** The icon of a block type. */
export function blockIcon(name: string): LucideIcon {
  return ICONS[name] ?? Puzzle;
}

const SECTION: PaletteItem = {
  what: 'section',
  label: 'Section',
  description: 'A titled part of the page, with its own place in the navigation',
  group: 'Layout',
  icon: PanelTop,
};

/** Everything that can be added, in groups (B-13: a new block type shows up by itself). */
export const PALETTE: readonly PaletteItem[] = [
  SECTION,
  ...blockTypes.map(
    ({ type, label, description, group, icon }): PaletteItem => ({
      what: type,
      label,
      description,
      group,
      icon: blockIcon(icon),
    }),
  ),
];

/** The groups that hold something of `items`, in the palette's order. */
export function grouped(items: readonly PaletteItem[]): { group: string; items: PaletteItem[] }[] {
  return (['Layout', ...BLOCK_GROUPS] as const)
    .map((group) => ({ group, items: items.filter((item) => item.group === group) }))
    .filter(({ items: some }) => some.length > 0);
}

/** Items whose name or description holds every word of the query; those named so come first. */
export function searchPalette(query: string, items: readonly PaletteItem[] = PALETTE): PaletteItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter(({ label, description }) => {
    const text = `${label} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const named = (item: PaletteItem) => Number(words.every((word) => item.label.toLowerCase().includes(word)));
  return found.toSorted((a, b) => named(b) - named(a));
}
