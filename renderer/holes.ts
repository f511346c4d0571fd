import type { OwnDetail, Viewer } from './actions.ts';
import { escapeHtml } from './html.ts';

/**
 * Holes: what differs per viewer within a page that is rendered once for all. Views mark them by comments, which no
 * text of a user can forge, as every `<` of it is escaped:
 *
 *     <!--if named-->…<!--else-->…<!--fi-->        conditions: `named`, `anonymous`, `contact <id>`
 *     <!--name-->                                  the viewer's name, escaped for text and attributes
 *     <!--own phone-->                             a detail of the contact who looks, escaped likewise
 *
 * `own language de` holds where that detail is so, `own language` where it is known at all.
 */

type Part = string | { readonly own: string } | Condition;
interface Condition {
  readonly condition: string;
  readonly met: Part[];
  readonly otherwise: Part[];
}

/** A page with its holes found, so that filling them costs one walk. */
export interface HoledPage {
  readonly parts: readonly Part[];
}

const MARK = /<!--(?:if ([^<>]*)|(else)|(fi)|(name)|own ([A-Za-z]+))-->/;

/** Finds the holes of rendered HTML. */
export function findHoles(html: string): HoledPage {
  const root: Part[] = [];
  const open: { condition: Condition; target: Part[] }[] = [];
  let target = root;
  const pieces = html.split(MARK);
  // split() leaves the text between marks at every sixth place, followed by the mark's five captures.
  for (let i = 0; i < pieces.length; i += 6) {
    if (pieces[i]) target.push(pieces[i] as string);
    const [condition, otherwise, end, name, own] = pieces.slice(i + 1, i + 6);
    const innermost = open.at(-1);
    if (condition !== undefined) {
      const hole: Condition = { condition, met: [], otherwise: [] };
      target.push(hole);
      open.push({ condition: hole, target });
      target = hole.met;
    } else if (otherwise !== undefined && innermost) target = innermost.condition.otherwise;
    else if (end !== undefined && innermost) target = open.pop()?.target ?? root;
    else if (name ?? own) target.push({ own: own ?? 'name' });
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
    else if ('own' in part) html += escapeHtml(ownDetail(part.own, viewer));
    else html += fill(holds(part.condition, viewer) ? part.met : part.otherwise, viewer);
  }
  return html;
}

function ownDetail(detail: string, viewer: Viewer): string {
  if (detail === 'name') return viewer.name ?? '';
  return (viewer.kind === 'contact' && viewer.details?.[detail as OwnDetail]) || '';
}

function holds(condition: string, viewer: Viewer): boolean {
  if (condition === 'named') return Boolean(viewer.name);
  if (condition === 'anonymous') return viewer.kind === 'anonymous';
  if (viewer.kind !== 'contact') return false;
  const [, detail, value] = /^own (\S+)(?: (.*))?$/.exec(condition) ?? [];
  if (detail === undefined) return condition === `contact ${viewer.contactId}`;
  const known = ownDetail(detail, viewer);
  return value === undefined ? known !== '' : known === value;
}
