import type { Viewer } from './actions.ts';
import { escapeHtml } from './html.ts';

/**
 * Holes: what differs per viewer within a page that is rendered once for all. Views mark them by comments, which no
 * text of a user can forge, as every `<` of it is escaped:
 *
 *     <!--if named-->…<!--else-->…<!--fi-->        conditions: `named`, `anonymous`, `contact <id>`
 *     <!--name-->                                  the viewer's name, escaped for text and attributes
 */

type Part = string | { readonly name: true } | Condition;
interface Condition {
  readonly condition: string;
  readonly met: Part[];
  readonly otherwise: Part[];
}

/** A page with its holes found, so that filling them costs one walk. */
export interface HoledPage {
  readonly parts: readonly Part[];
}

const MARK = /<!--(?:if ([^<>]*)|(else)|(fi)|(name))-->/;

/** Finds the holes of rendered HTML. */
export function findHoles(html: string): HoledPage {
  const root: Part[] = [];
  const open: { condition: Condition; target: Part[] }[] = [];
  let target = root;
  const pieces = html.split(MARK);
  // split() leaves the text between marks at every fifth place, followed by the mark's four captures.
  for (let i = 0; i < pieces.length; i += 5) {
    if (pieces[i]) target.push(pieces[i] as string);
    const [condition, otherwise, end, name] = pieces.slice(i + 1, i + 5);
    const innermost = open.at(-1);
    if (condition !== undefined) {
      const hole: Condition = { condition, met: [], otherwise: [] };
      target.push(hole);
      open.push({ condition: hole, target });
      target = hole.met;
    } else if (otherwise !== undefined && innermost) target = innermost.condition.otherwise;
    else if (end !== undefined && innermost) target = open.pop()?.target ?? root;
    else if (name !== undefined) target.push({ name: true });
  }
  return { parts: root };
}

/** Fills the holes for one viewer. */
export function fillHoles(page: HoledPage, viewer: Viewer): string {
  return fill(page.parts, viewer);
}

/** Fills the holes of HTML that is used once. */
export function fillHolesOf(html: string, viewer: Viewer): string {
  return fill(findHoles(html).parts, viewer);
}

function fill(parts: readonly Part[], viewer: Viewer): string {
  let html = '';
  for (const part of parts) {
    if (typeof part === 'string') html += part;
    else if ('name' in part) html += escapeHtml(viewer.name ?? '');
    else html += fill(holds(part.condition, viewer) ? part.met : part.otherwise, viewer);
  }
  return html;
}

function holds(condition: string, viewer: Viewer): boolean {
  if (condition === 'named') return Boolean(viewer.name);
  if (condition === 'anonymous') return viewer.kind === 'anonymous';
  return viewer.kind === 'contact' && condition === `contact ${viewer.contactId}`;
}
