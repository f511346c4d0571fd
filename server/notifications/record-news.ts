import type { RecordKind } from '../records/contract.ts';
import { recordModels } from '../records/kinds.ts';

/** A record as news name it, and the address at which staff open it; null for one that is gone. */
export async function recordNews(kind: RecordKind, id: string, say: (title: string) => string = (title) => title) {
  const record = await recordModels[kind].findById(id, { title: 1, name: 1 }).lean<{ title?: string; name?: string }>();
  if (!record) return null;
  return { text: say(record.title ?? record.name ?? ''), path: `${kind}s?record=${id}` };
}
