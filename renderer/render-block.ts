import { blockViews } from './blocks/views.ts';
import type { BlockInstance } from './document.ts';
import { fillHolesOf } from './holes.ts';
import { escapeHtml } from './html.ts';
import { t } from './i18n/index.ts';
import { icon } from './icons.ts';
import type { RenderContext } from './render-context.ts';

/** Nobody known: what previews are drawn for. */
export const STRANGER = { kind: 'anonymous', name: null } as const;

/**
 * A block's view data → HTML. `view` null draws a quiet "not available right now".
 * `headingLevel` is that of a heading right below the block's surroundings: 3 under a section's title, 2 without.
 */
export function renderBlock(
  block: Pick<BlockInstance, 'id' | 'type'>,
  view: object | null,
  context: RenderContext,
  headingLevel: 2 | 3 = 3,
): string {
  const html = view === null ? unavailable(context) : draw(block, view, context, headingLevel);
  const filled = context.viewer === 'stranger' ? fillHolesOf(html, STRANGER) : html;
  const id = escapeHtml(block.id);
  return `<div class="block block--${block.type}" id="b-${id}" data-block="${id}">${filled}</div>`;
}

function draw(
  block: Pick<BlockInstance, 'id' | 'type'>,
  view: object,
  context: RenderContext,
  headingLevel: number,
): string {
  const level = headingLevel;
  const itemLevel = 'heading' in view && view.heading ? level + 1 : level;
  return blockViews[block.type](view, {
    context,
    blockId: block.id,
    path: context.path,
    interactive: context.interactive,
    level,
    itemLevel,
    subLevel: block.type === 'text' ? level : itemLevel + 1,
  });
}

function unavailable({ language }: RenderContext): string {
  return `<p class="quiet">${icon('clock')} ${escapeHtml(t(language, 'page.unavailable'))}</p>`;
}
