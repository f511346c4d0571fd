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
import { currentVisit } from './current-visit.ts';
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

/** Writes what was noted since the last time. */
export async function writeVisits(): Promise<void> {
  recording.on = (await workspaceSettings()).recordVisits;
  const batch = takeNoted();
  if (batch.length === 0) return;
  await auditProtected(batch);
  const people = batch.filter(({ browser }) => recording.on && !browser.unrecorded && !isProgram(browser));
  if (people.length === 0) return;
  const salt = await saltOfToday();
  const customers = new Set<string>();
  for (const one of people) {
    const written = await writeOne(one, salt);
    if (written) customers.add(written);
  }
  for (const customerId of customers) await announce({ customerId, topic: 'visit', id: null });
}

/** Writes one visitor's; answers whose portal it was, null where there is none any more. */
async function writeOne(noted: Noted, salt: string): Promise<string | null> {
  const link = 'address' in noted.by ? await linkFacts(keyIn(noted.by.address)) : noted.by.link;
  if (!link) return null;
  const day = dayVisitor(salt, link.linkId, noted.browser);
  const visitor = knownVisitor(noted.by) ?? day;
  const found = await currentVisit(link, visitor, day, noted.firstAt);
  if (!found && visitor === day && !(await keepPace(`visits:${link.linkId}`, NEW_PER_MINUTE)).allowed) return null;
  const who = whoOf(noted.by);
  if (found) await VisitModel.updateOne({ _id: found }, { ...changeOf(noted), $set: { visitor, ...who } });
  else await VisitModel.updateOne({ _id: await begin(link, noted, visitor) }, changeOf(noted));
  await Promise.all([
    ShareLinkModel.updateOne({ _id: link.linkId }, { $max: { lastVisitAt: noted.lastAt } }),
    CustomerModel.updateOne(
      { _id: link.customerId },
      { $max: { lastVisitAt: noted.lastAt } },
      // A visit does not change the customer.
      { timestamps: false },
    ),
  ]);
  if (!found) await tellOfFirst(link, noted.by);
  return link.customerId;
}

/** Begins a visit; the answer is its id. */
async function begin(link: LinkFacts, { by, firstAt }: Noted, visitor: string) {
  const { _id } = await VisitModel.create({
    customerId: link.customerId,
    linkId: link.linkId,
    visitor,
    ...whoOf(by),
    startedAt: firstAt,
    lastAt: firstAt,
  });
  return _id;
}

/** Tells of a contact's, or of anybody's, first visit; counted once by its key. */
async function tellOfFirst({ linkId, customerId }: LinkFacts, by: Noted['by']): Promise<void> {
  const { contactId, name } = whoOf(by);
  const actor: ActorInput = contactId
    ? { kind: 'contact', id: contactId, name: name ?? '' }
    : { kind: 'viewer', id: null, name: name ?? '' };
  const key = `first-visit:${linkId}:${contactId ?? 'anybody'}`;
  await emit({ kind: 'first-visit', customerId, linkId, contactId, actor, key });
}

function whoOf(by: Noted['by']): { contactId: string | null; name: string | null } {
  if ('address' in by) return { contactId: null, name: null };
  return { contactId: by.viewer.kind === 'contact' ? by.viewer.contactId : null, name: by.viewer.name };
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
