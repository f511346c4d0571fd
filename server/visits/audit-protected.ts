import { LRUCache } from 'lru-cache';
import type { ActorInput } from '../actors/actor.ts';
import { type AuditInput, auditAll } from '../audit/audit.ts';
import { clock } from '../clock.ts';
import type { Noted } from './record.ts';

/** Who looks on for longer than that has looked again. */
const ONE_LOOK_MS = 30 * 60 * 1000;

/** Who looked lately at which link, and when: one entry is enough. */
const lately = new LRUCache<string, number>({ max: 20_000 });

/**
 * Writes to the audit who saw protected content (B-14): each visit once, and every download. Other than visits this does
 * not depend on what the viewer or the workspace wishes, as it tells who was let in, not what they did.
 */
export async function auditProtected(batch: readonly Noted[]): Promise<void> {
  await auditAll(batch.flatMap(entriesOf));
}

function entriesOf({ by, address, deeds }: Noted): AuditInput[] {
  if ('address' in by || by.link.rule === 'open') return [];
  const { link, viewer, session } = by;
  const actor: ActorInput =
    viewer.kind === 'contact'
      ? { kind: 'contact', id: viewer.contactId, name: viewer.name }
      : { kind: 'viewer', id: null, name: viewer.name ?? '' };
  const common = { actor, customerId: link.customerId, address };
  const entries: AuditInput[] = [];
  const key = `${link.linkId} ${actor.id ?? session?.id}`;
  const now = clock.now().getTime();
  if (deeds.some(({ deed }) => deed.kind === 'page') && now - (lately.get(key) ?? 0) > ONE_LOOK_MS) {
    lately.set(key, now);
    entries.push({ ...common, kind: 'content.viewed', subject: { kind: 'link', id: link.linkId, name: '' } });
  }
  for (const { deed } of deeds)
    if (deed.kind === 'file') {
      const subject = { kind: 'file', id: deed.fileId, name: deed.name };
      entries.push({ ...common, kind: 'content.downloaded', subject });
    }
  return entries;
}
