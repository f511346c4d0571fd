import type { PortalDocument } from '../../../renderer/document.ts';
import { brokenLock, lockInWords } from '../../../renderer/locks.ts';
import { findBlock, findSection } from './find.ts';
import type { Selection } from './selection.ts';
import type { DocumentState } from './state.ts';

/** Why an action is refused, in words, or null. Sections that an action leaves alone are the same objects after it. */
export function lockRefusal(before: PortalDocument, after: PortalDocument): string | null {
  const section = brokenLock(before, after, (one, other) => one === other);
  return section ? lockInWords(section) : null;
}

/** Whether a section, or the section of a block, may not be changed by who edits. */
export function isLocked({ locksHold, document }: DocumentState, part: Selection): boolean {
  if (!locksHold || !('id' in part)) return false;
  const found = part.kind === 'block' ? findBlock(document, part.id) : findSection(document, part.id);
  return found?.section.locked ?? false;
}
