import type { Logger } from 'pino';
import { blockTypes } from '../../renderer/blocks/index.ts';
import { dayOf } from '../../renderer/dates.ts';
import type { BlockInstance, PortalDocument, Section } from '../../renderer/document.ts';
import { renderBlock } from '../../renderer/render-block.ts';
import type { Resolved, Scope } from '../../renderer/scope.ts';
import type { PageData } from '../pages/page-data.ts';
import { resolveBlocks } from '../pages/resolve-blocks.ts';
import type { Finding } from './publish-check.ts';

type ViewOf = Resolved<Record<string, unknown>> | null | undefined;

/** Where a finding belongs. */
interface Place {
  readonly section: Section;
  readonly block: BlockInstance;
  readonly label: string;
}

/** Findings in a document as one customer would see it, in document order. */
export async function checkDocument(document: PortalDocument, data: PageData, logger: Logger): Promise<Finding[]> {
  const sections = document.pages.flatMap((page) => page.sections).filter((section) => !section.hidden);
  const findings = [...checkHeader(document)];
  for (const section of sections) {
    const blocks = blocksIn(section);
    if (blocks.length === 0)
      findings.push(finding('warning', 'empty-section', `The section “${titleOf(section)}” is empty.`, section.id));
    const watched = new Map<string, PastDates>();
    const resolve: PageData['resolve'] = (block, scope) => {
      const dates = pastDates(scope);
      watched.set(block.id, dates);
      return data.resolve(block, dates.scope);
    };
    const resolved = await resolveBlocks(blocks, data.scope, logger, resolve);
    for (const block of blocks) {
      const place: Place = { section, block, label: labelOf(block) };
      findings.push(
        ...(await checkTokens(place, data.scope)),
        ...checkPictures(place),
        ...checkContent(place, resolved.blocks.get(block.id), data.scope.language),
        ...checkDates(place, watched.get(block.id)?.overdue ?? 0),
      );
    }
  }
  return findings;
}

function* checkHeader({ header }: PortalDocument): Generator<Finding> {
  if (header.logo && header.logo.alt.trim() === '')
    yield finding('warning', 'missing-alt', 'The logo has no description for people who cannot see it.');
  if (header.banner && header.banner.alt.trim() === '')
    yield finding('notice', 'missing-alt', 'The banner has no description: it counts as decoration.');
}

/** Dynamic data without a value for this customer: with a fallback it reads well, without one words are missing. */
async function checkTokens(place: Place, scope: Scope): Promise<Finding[]> {
  const tokens = [...nodesIn(place.block.settings)].filter(({ type }) => type === 'dynamic-data');
  const values = await scope.dynamicData(tokens.map(({ path }) => String(path)));
  const missing = tokens.filter(({ path }) => !values.get(String(path)));
  const unique = new Map(missing.map(({ path, fallback }) => [String(path), String(fallback ?? '')]));
  return [...unique].map(([path, fallback]) =>
    at(
      place,
      fallback ? 'notice' : 'warning',
      'empty-token',
      fallback
        ? `“${path}” has no value for this customer: the text says “${fallback}” instead.`
        : `“${path}” has no value for this customer and no fallback: words are missing there.`,
    ),
  );
}

function checkPictures(place: Place): Finding[] {
  const without = [...nodesIn(place.block.settings)].filter(
    ({ type, alt }) => type === 'image' && String(alt ?? '').trim() === '',
  );
  return without.map(() =>
    at(place, 'warning', 'missing-alt', 'A picture has no description for people who cannot see it.'),
  );
}

/** A block that draws its empty state, or nothing at all. */
function checkContent(place: Place, resolved: ViewOf, language: string): Finding[] {
  if (!resolved) return [];
  const html = renderBlock(place.block, resolved.view, { language, path: '', interactive: false, viewer: 'stranger' });
  const isBlank = !html.includes('<img') && html.replace(/<[^>]*>/g, '').trim() === '';
  if (!isBlank && !html.includes('class="empty"')) return [];
  const where = `in “${titleOf(place.section)}”`;
  return [at(place, 'notice', 'empty-block', `The block ${place.label} ${where} has nothing to show yet.`)];
}

function checkDates(place: Place, overdue: number): Finding[] {
  if (overdue === 0) return [];
  const words = overdue === 1 ? 'An open task is past its due date' : `${overdue} open tasks are past their due date`;
  return [at(place, 'notice', 'past-date', `${words} in “${titleOf(place.section)}”.`)];
}

interface PastDates {
  readonly scope: Scope;
  overdue: number;
}

/** A scope that counts the overdue tasks it hands out. */
function pastDates(scope: Scope): PastDates {
  const counted: PastDates = {
    overdue: 0,
    scope: {
      ...scope,
      async tasks(filter) {
        const tasks = await scope.tasks(filter);
        const today = dayOf(scope.now, scope.timeZone);
        counted.overdue += tasks.items.filter(({ due, done }) => !done && due !== null && due < today).length;
        return tasks;
      },
    },
  };
  return counted;
}

/** Every object within settings that looks like a node of rich text. */
function* nodesIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value) yield value as Record<string, unknown>;
  for (const child of Object.values(value)) yield* nodesIn(child);
}

function blocksIn(section: Section): BlockInstance[] {
  return section.rows.flatMap((row) => row.columns.flatMap((column) => column.blocks));
}

function labelOf({ type }: BlockInstance): string {
  return `“${blockTypes.find((blockType) => blockType.type === type)?.label ?? type}”`;
}

function titleOf({ title }: Section): string {
  return title || 'Untitled';
}

function at({ section, block }: Place, level: Finding['level'], code: Finding['code'], message: string): Finding {
  return finding(level, code, message, section.id, block.id);
}

function finding(
  level: Finding['level'],
  code: Finding['code'],
  message: string,
  sectionId: string | null = null,
  blockId: string | null = null,
): Finding {
  return { level, code, message, sectionId, blockId };
}
