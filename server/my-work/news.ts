import { Types } from 'mongoose';
import type { z } from 'zod';
import { People } from '../actors/people.ts';
import { clock } from '../clock.ts';
import { excerpt } from '../comments/excerpt.ts';
import { CommentModel } from '../comments/model.ts';
import type { EventKind } from '../events/event.ts';
import { type EventFields, EventModel } from '../events/model.ts';
import type { Ordering } from '../http/ordering.ts';
import type { SignedInStaff } from '../http/route.ts';
import { type CustomerNews, NEWS_KINDS } from './contract.ts';
import { withCustomers } from './customers.ts';
import { mergedPage } from './merged-page.ts';
import { type RecordKey, recordRefs } from './record-refs.ts';
import { filtersFor, type WorkQuery, whose } from './whose.ts';

/** What happened earlier is no news any more. */
const NEWS_DAYS = 30;
const DAY_MS = 24 * 3600_000;
const CUSTOMERS_SIDE = ['contact', 'viewer'];

const LATEST_FIRST: Ordering = [
  { field: 'at', direction: -1, type: 'date' },
  { field: '_id', direction: -1, type: 'id' },
];

/** The fields by which events of these kinds say what they are about. */
interface About {
  readonly taskId?: string;
  readonly fileId?: string;
  readonly commentId?: string;
  readonly contactId?: string | null;
  readonly record?: RecordKey;
}

/** One page of what customers did. */
export async function customerNews(staff: SignedInStaff, query: WorkQuery) {
  const recent = { at: { $gt: new Date(clock.now().getTime() - NEWS_DAYS * DAY_MS) }, kind: { $in: NEWS_KINDS } };
  const filters = filtersFor(await whose(staff, query), recent, 'actor.kind', CUSTOMERS_SIDE);
  const page = await mergedPage({ ...query, filters, order: LATEST_FIRST }, (filter, sort, limit) =>
    EventModel.find(filter).sort(sort).limit(limit).lean<EventFields[]>(),
  );
  const actors = page.items.map(({ actor }) => ({ ...actor, id: actor.id ? new Types.ObjectId(actor.id) : null }));
  const [people, records, said] = await Promise.all([
    People.of(actors),
    recordRefs(page.items.flatMap(({ detail }) => recordOf(detail) ?? [])),
    saidIn(page.items),
  ]);
  const items = await withCustomers(page.items, ({ _id, kind, at, actor, detail }, customer) => ({
    id: _id.toHexString(),
    kind: kind as z.input<typeof CustomerNews>['kind'],
    at: at.toISOString(),
    actor: people.present({ ...actor, id: actor.id ? new Types.ObjectId(actor.id) : null }),
    customer,
    record: records.get(recordOf(detail)?.id ?? '') ?? null,
    text: said.get((detail as About).commentId ?? '') ?? null,
    link: `/customers/${customer.id}/${pathOf(kind, detail)}`,
  }));
  return { items, nextCursor: page.nextCursor };
}

/** Where on the customer's page it is to be seen. */
function pathOf(kind: EventKind, detail: About): string {
  if (kind === 'first-visit') return 'visits';
  if (kind === 'details-changed') return detail.contactId ? 'contacts' : 'details';
  const record = recordOf(detail);
  return record ? `${record.kind}s?record=${record.id}` : '';
}

function recordOf(detail: About): RecordKey | null {
  const { taskId, fileId, record } = detail;
  if (taskId) return { kind: 'task', id: taskId };
  if (fileId) return { kind: 'file', id: fileId };
  return record ?? null;
}

/** Beginnings of the comments that events are about, by id. */
async function saidIn(events: readonly EventFields[]): Promise<ReadonlyMap<string, string>> {
  const ids = events.flatMap(({ detail }) => (detail as About).commentId ?? []);
  const comments = ids.length > 0 ? await CommentModel.find({ _id: { $in: ids } }, { text: 1 }).lean() : [];
  return new Map(comments.map(({ _id, text }) => [_id.toHexString(), excerpt(text)]));
}
