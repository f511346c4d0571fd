import type { Logger } from 'pino';
import type { z } from 'zod';
import { blocksOf, type PortalDocument } from '../../renderer/document.ts';
import { notFound } from '../http/errors.ts';
import { customerData, type PageData } from '../pages/page-data.ts';
import { resolveBlocks } from '../pages/resolve-blocks.ts';
import { loadDocument } from '../templates/documents.ts';
import type { PublishFinding } from './contract.ts';
import { checkDocument } from './document-check.ts';
import type { PortalFields } from './model.ts';
import { type SeenRecord, watchedScope } from './visible.ts';

export type Finding = z.input<typeof PublishFinding>;

/** What to look at before publishing a draft: words for staff, each with the place it is about. */
export async function checkBeforePublishing(portal: PortalFields, logger: Logger): Promise<Finding[]> {
  const draft = loadDocument(portal.draft);
  const data = await customerData(portal.customerId.toHexString(), draft.language);
  if (!data) throw notFound('customer');
  const published = portal.live && portal.published ? loadDocument(portal.published.document) : null;
  const [will, does, findings] = await Promise.all([
    recordsShown(draft, data, logger),
    published ? recordsShown(published, data, logger) : new Map<string, SeenRecord>(),
    checkDocument(draft, data, logger),
  ]);
  return [...findings, ...newlyVisible(will, does)];
}

/** Records that a document shows to viewers. */
async function recordsShown(document: PortalDocument, data: PageData, logger: Logger) {
  const { scope, records } = watchedScope(data.scope);
  await resolveBlocks(blocksOf(document, true), scope, logger, data.resolve);
  return records;
}

const PLURALS: Readonly<Record<SeenRecord['kind'], string>> = {
  note: 'notes',
  task: 'tasks',
  file: 'files',
  meeting: 'meetings',
  'health score': 'health scores',
};
const NAMED = 3;

/** What the customer will see that they do not see now, a line per kind of record. */
function newlyVisible(will: ReadonlyMap<string, SeenRecord>, does: ReadonlyMap<string, SeenRecord>): Finding[] {
  const fresh = [...will.values()].filter(({ id }) => !does.has(id));
  return Object.entries(PLURALS).flatMap(([kind, plural]) => {
    const titles = fresh.filter((record) => record.kind === kind).map(({ title }) => `“${title || 'Untitled'}”`);
    if (titles.length === 0) return [];
    const named = titles.slice(0, NAMED).join(', ');
    const more = titles.length > NAMED ? ` and ${titles.length - NAMED} more` : '';
    const count = titles.length === 1 ? `1 ${kind}` : `${titles.length} ${plural}`;
    const message = `Becomes visible to the customer: ${count} (${named}${more}).`;
    return [{ level: 'notice', code: 'newly-visible', message, sectionId: null, blockId: null } satisfies Finding];
  });
}
