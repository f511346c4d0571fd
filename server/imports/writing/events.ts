import type { Types } from 'mongoose';
import type { StoredActor } from '../../actors/actor.ts';
import { emit } from '../../events/emit.ts';
import type { Happening } from '../../events/event.ts';
import type { WriteContext } from './row-writer.ts';

/** What a written row brought about. */
export interface RowHappening {
  readonly line: number;
  readonly customerId: Types.ObjectId;
  readonly happening: Extract<Happening, { kind: 'stage-entered' | 'contact-added' | 'task-assigned' }>;
}

/** Tells of what rows brought about, as if somebody had typed them; a run that goes on after a crash tells nothing twice. */
export async function tellHappenings(happenings: readonly RowHappening[], context: WriteContext): Promise<void> {
  const actor = actorOf(context.by);
  const key = ({ line, happening }: RowHappening) => `${happening.kind}:${context.importId.toHexString()}:${line}`;
  await Promise.all(
    happenings.map((one) => emit({ ...one.happening, customerId: one.customerId.toHexString(), actor, key: key(one) })),
  );
}

/** Who a row is written by, as services take them. */
export function actorOf({ kind, id, name }: StoredActor) {
  return { kind, id: id?.toHexString() ?? null, name };
}
