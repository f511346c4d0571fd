import { dayOf, viewDay } from './dates.ts';
import type { Page, PortalDocument, Section } from './document.ts';
import { fillHolesOf } from './holes.ts';
import { escapeHtml } from './html.ts';
import { iconSymbols } from './icons.ts';
import { type PageFacts, viewHeader } from './page/header.ts';
import pageView from './page/page.hbs';
import { viewWaiting } from './page/waiting.ts';
import { renderBlock, STRANGER } from './render-block.ts';
import type { RenderContext } from './render-context.ts';
import type { Resolved } from './scope.ts';

/** Addresses of what a page loads besides itself. */
export interface PageAssets {
  readonly stylesheet: string;
  readonly theme: string;
  readonly script: string;
}

export interface PageInput {
  readonly document: PortalDocument;
  /** Which page of the document; the others are linked as tabs. */
  readonly pageId: string;
  /** What each block shows, by id; null where it could not be found out. */
  readonly blocks: ReadonlyMap<string, Resolved<object> | null>;
  readonly facts: PageFacts;
  readonly context: RenderContext;
  readonly assets: PageAssets;
  /** The day told in print is that of this moment and zone. */
  readonly now: Date;
  readonly timeZone: string;
  /** Whether the page loads the script that keeps it current. */
  readonly live: boolean;
  /** Whether that script tells how long sections were in view. */
  readonly records?: boolean;
  /** Told of blocks whose view failed; the page shows them as not available. */
  readonly onError?: (blockId: string, error: unknown) => void;
}

/** A whole page of a portal: document + data → HTML, complete without script. Throws for a page that is not in the document. */
export function renderPage(input: PageInput): string {
  const { document, context, facts, assets } = input;
  const page = document.pages.find(({ id }) => id === input.pageId);
  if (!page) throw new Error(`The document has no page ${input.pageId}.`);
  const sections = page.sections.filter(isShown);
  const drawn = sections.map((section) => viewSection(section, input));
  const html = pageView(
    {
      language: context.language,
      title: document.pages.length > 1 ? `${page.title} · ${facts.customer.name}` : facts.customer.name,
      colorScheme: document.theme.mode === 'auto' ? 'light dark' : document.theme.mode,
      assets,
      live: input.live,
      records: input.records,
      address: addressOf(page, document.pages.indexOf(page), context),
      failure: failureBeside(context, drawn),
      header: viewHeader(document.header, facts, context),
      pages: document.pages.length > 1 ? document.pages.map((tab, i) => viewTab(tab, i, input)) : [],
      waiting: viewWaiting(waitingIn(sections, input.blocks)),
      navigation: document.navigation.shown ? sections.filter((section) => section.inNavigation && section.title) : [],
      sections: drawn,
      workspaceName: facts.workspace.name,
      date: viewDay(dayOf(input.now, input.timeZone), { ...input, language: context.language }).exact,
      symbols: SYMBOLS_MARK,
    },
    { context, path: context.path, interactive: context.interactive },
  );
  const whole = html.replace(SYMBOLS_MARK, iconSymbols(html));
  return context.viewer === 'stranger' ? fillHolesOf(whole, STRANGER) : whole;
}

/** Stands where the icons' symbols go, once it is known which are used; no text can contain it, as `<` is escaped. */
const SYMBOLS_MARK = '<!--symbols-->';

function isShown(section: Section): boolean {
  return !section.hidden && section.rows.some((row) => row.columns.some((column) => column.blocks.length > 0));
}

function viewTab(tab: Page, index: number, { context, pageId }: PageInput) {
  return {
    title: tab.title,
    href: addressOf(tab, index, context),
    current: tab.id === pageId,
  };
}

/** The first page has the link's own address, the others one below it. */
function addressOf(page: Page, index: number, { path }: RenderContext): string {
  return index === 0 ? path : `${path}/${page.id}`;
}

function viewSection(section: Section, input: PageInput) {
  const level = section.title ? 3 : 2;
  return {
    id: section.id,
    title: section.title,
    background: section.background,
    rows: section.rows.map((row) => ({
      columns: row.columns.map((column) => ({
        html: column.blocks.map((block) => drawBlock(block, level, input)).join('\n'),
      })),
    })),
  };
}

function drawBlock(block: Parameters<typeof renderBlock>[0], level: 2 | 3, input: PageInput): string {
  const resolved = input.blocks.get(block.id) ?? null;
  try {
    return renderBlock(block, resolved?.view ?? null, input.context, level);
  } catch (error) {
    input.onError?.(block.id, error);
    return renderBlock(block, null, input.context, level);
  }
}

/** Blocks of these sections with what waits in each. */
function waitingIn(sections: readonly Section[], blocks: PageInput['blocks']) {
  return sections.flatMap((section) =>
    section.rows.flatMap((row) =>
      row.columns.flatMap((column) => column.blocks.map(({ id }) => ({ id, waiting: blocks.get(id)?.waiting ?? [] }))),
    ),
  );
}

/** A refusal that no form of the page tells (its record or its form is not there any more) is told at the top. */
function failureBeside(
  { feedback }: RenderContext,
  sections: readonly ReturnType<typeof viewSection>[],
): string | null {
  if (!feedback) return null;
  const words = escapeHtml(feedback.message);
  const told = sections.some(({ rows }) =>
    rows.some(({ columns }) => columns.some(({ html }) => html.includes(words))),
  );
  return told ? null : feedback.message;
}
