import { Types } from 'mongoose';
import type { Logger } from 'pino';
import { type LinkFacts, linkFacts } from '../access/link-facts.ts';
import { keepPace } from '../access/pace.ts';
import type { ActorInput } from '../actors/actor.ts';
import { CustomerModel } from '../customers/model.ts';
import { emit } from '../events/emit.ts';
import { announce } from '../live/change-feed.ts';
import { onChange } from '../live/changes.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { auditProtected } from './audit-protected.ts';
import { isProgram } from './browser.ts';
import { CurrentVisits, type Somebody } from './current-visits.ts';
import { VisitModel } from './model.ts';
import { type Deed, type Noted, recording, takeNoted } from './record.ts';
import { dayVisitor, knownVisitor, saltOfToday } from './visitor.ts';

const EVERY_MS = 4000;
const MAX_DOWNLOADS = 200;
/** New nameless visitors of one link in a minute; more are no people. */
const NEW_PER_MINUTE = 120;

/** Starts writing visits every few seconds. The result writes what is left and stops. */
export function startVisits(logger: Logger): () => Promise<void> {
  const write = () =>
    writeVisits().catch((error: unknown) => logger.warn({ err: error }, 'some visits could not be written'));
  let writing = write();
  const timer = setInterval(() => {
    writing = writing.then(write);
  }, EVERY_MS);
  timer.unref();
  // Switched off, it is off at once.
  const stopListening = onChange(({ topic }) => {
    if (topic === 'workspace') writing = writing.then(write);
  });
  return async () => {
    stopListening();
    clearInterval(timer);
    await writing.then(write);
  };
}

/** Writes what was noted since the last time: few writes, however many people looked. */
export async function writeVisits(): Promise<void> {
  recording.on = (await workspaceSettings()).recordVisits;
  const batch = takeNoted();
  if (batch.length === 0) return;
  await auditProtected(batch);
  const people = batch.filter(({ browser }) => recording.on && !browser.unrecorded && !isProgram(browser));
  const looks = await looksOf(people);
  if (looks.length === 0) return;
  const { visits, first } = await visitsOf(looks);
  await VisitModel.bulkWrite(visits);
  await tellLastVisits(looks);
  for (const { link, noted } of first) await tellOfFirst(link, noted.by);
  for (const customerId of new Set(looks.map(({ link }) => link.customerId)))
    await announce({ customerId, topic: 'visit', id: null });
}

/** What one visitor did at a link that still leads somewhere. */
interface Look extends Somebody {
  readonly noted: Noted;
  readonly link: LinkFacts;
}

async function looksOf(people: readonly Noted[]): Promise<Look[]> {
  if (people.length === 0) return [];
  const salt = await saltOfToday();
  const looks: Look[] = [];
  for (const noted of people) {
    const link = 'address' in noted.by ? await linkFacts(keyIn(noted.by.address)) : noted.by.link;
    if (!link) continue;
    const day = dayVisitor(salt, link.linkId, noted.browser);
    looks.push({ noted, link, linkId: link.linkId, visitor: knownVisitor(noted.by) ?? day, day, at: noted.firstAt });
  }
  return looks;
}

type VisitWrite = Parameters<typeof VisitModel.bulkWrite>[0][number];

/** The visits to begin and to go on with, in this order, and the looks that begin one. */
async function visitsOf(looks: readonly Look[]): Promise<{ visits: VisitWrite[]; first: Look[] }> {
  const current = await CurrentVisits.of(looks);
  const visits: VisitWrite[] = [];
  const first: Look[] = [];
  for (const look of looks) {
    const { noted, link, visitor, day } = look;
    let visitId = current.find(look);
    if (!visitId) {
      if (visitor === day && !(await keepPace(`visits:${link.linkId}`, NEW_PER_MINUTE)).allowed) continue;
      visitId = new Types.ObjectId();
      visits.push({ insertOne: { document: begun(look, visitId) } });
      first.push(look);
    }
    const update = { ...changeOf(noted), $set: { visitor, ...whoOf(noted.by) } };
    visits.push({ updateOne: { filter: { _id: visitId }, update } });
    current.goOn(look, visitId, noted.lastAt);
  }
  return { visits, first };
}

function begun({ link, noted: { by, firstAt }, visitor }: Look, _id: Types.ObjectId) {
  return {
    _id,
    customerId: new Types.ObjectId(link.customerId),
    linkId: new Types.ObjectId(link.linkId),
    visitor,
    ...whoOf(by),
    startedAt: firstAt,
    lastAt: firstAt,
  };
}

/** When each link was last opened, and each customer last seen. */
async function tellLastVisits(looks: readonly Look[]): Promise<void> {
  const lastAt = (idOf: (link: LinkFacts) => string) => {
    const latest = new Map<string, Date>();
    for (const { link, noted } of looks)
      if (noted.lastAt > (latest.get(idOf(link)) ?? 0)) latest.set(idOf(link), noted.lastAt);
    return [...latest].map(([id, lastVisitAt]) => ({
      updateOne: { filter: { _id: id }, update: { $max: { lastVisitAt } } },
    }));
  };
  await Promise.all([
    ShareLinkModel.bulkWrite(lastAt(({ linkId }) => linkId)),
    // A visit does not change the customer.
    CustomerModel.bulkWrite(
      lastAt(({ customerId }) => customerId),
      { timestamps: false },
    ),
  ]);
}

/** Tells of a contact's, or of anybody's, first visit; counted once by its key. */
async function tellOfFirst({ linkId, customerId }: LinkFacts, by: Noted['by']): Promise<void> {
  const { contactId: contact, name } = whoOf(by);
  const contactId = contact?.toHexString() ?? null;
  const actor: ActorInput = contactId
    ? { kind: 'contact', id: contactId, name: name ?? '' }
    : { kind: 'viewer', id: null, name: name ?? '' };
  const key = `first-visit:${linkId}:${contactId ?? 'anybody'}`;
  await emit({ kind: 'first-visit', customerId, linkId, contactId, actor, key });
}

function whoOf(by: Noted['by']): { contactId: Types.ObjectId | null; name: string | null } {
  if ('address' in by) return { contactId: null, name: null };
  const { viewer } = by;
  return { contactId: viewer.kind === 'contact' ? new Types.ObjectId(viewer.contactId) : null, name: viewer.name };
}

/** What was noted, as a change to the visit. */
function changeOf({ by, looks, lastAt, deeds }: Noted) {
  const counts: Record<string, number> = {};
  const add = (path: string, count: number) => {
    counts[path] = (counts[path] ?? 0) + count;
  };
  if ('address' in by) add(`pages.${pageIn(by.address) ?? 'first'}`, looks);
  for (const { deed } of deeds) {
    if (deed.kind === 'page') add(`pages.${deed.pageId ?? 'first'}`, 1);
    if (deed.kind === 'sections') for (const [id, seconds] of deed.seconds) add(`sections.${id}`, seconds);
  }
  const files = deeds.filter(
    (one): one is { deed: Extract<Deed, { kind: 'file' }>; at: Date } => one.deed.kind === 'file',
  );
  const downloads = files.map(({ deed: { fileId, name, how }, at }) => ({ fileId, name, kind: how, at }));
  return {
    $max: { lastAt },
    ...(Object.keys(counts).length > 0 ? { $inc: counts } : {}),
    ...(downloads.length > 0 ? { $push: { downloads: { $each: downloads, $slice: -MAX_DOWNLOADS } } } : {}),
  };
}

/** `/p/<key>/<pageId>` taken apart. */
function keyIn(address: string): string {
  return address.split('/')[2] ?? '';
}
function pageIn(address: string): string | undefined {
  return address.split('/')[3];
}
