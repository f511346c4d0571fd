import type { PortalDocument, Section } from './document.ts';

/**
 * The first section whose lock a change would break: a locked one that is changed or gone, or one newly locked. Moving
 * a locked section breaks nothing.
 * @param same whether two sections are equal; the second is undefined where it is gone
 */
export function brokenLock(
  before: Pick<PortalDocument, 'pages'>,
  after: Pick<PortalDocument, 'pages'>,
  same: (before: Section, after: Section | undefined) => boolean,
): Section | undefined {
  const [old, kept] = [sectionsById(before), sectionsById(after)];
  const isBroken = (section: Section) => section.locked && !same(section, kept.get(section.id));
  const isNew = (section: Section) => section.locked && !old.get(section.id)?.locked;
  return [...old.values()].find(isBroken) ?? [...kept.values()].find(isNew);
}

function sectionsById({ pages }: Pick<PortalDocument, 'pages'>): Map<string, Section> {
  return new Map(pages.flatMap(({ sections }) => sections.map((section) => [section.id, section])));
}

/** Why a change to a locked section is refused. */
export function lockInWords({ title }: Pick<Section, 'title'>): string {
  return `The section “${title.trim() || 'Untitled section'}” is locked: only admins and CSMs can change, remove or unlock it.`;
}
