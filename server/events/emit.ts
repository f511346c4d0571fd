import { Types } from 'mongoose';
import { isCustomerSide } from '../actors/actor.ts';
import { clock } from '../clock.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { announce } from '../live/change-feed.ts';
import { consumersOf } from './consumers.ts';
import { wakeDispatch } from './dispatch.ts';
import type { DomainEvent } from './event.ts';
import { EventModel } from './model.ts';

/**
 * Keeps an event and has it answered to in the background: call it after the write, beside `announce`. An event whose
 * `key` is there already is the same one and counts once. Answers whether it was new.
 */
export async function emit(event: DomainEvent): Promise<boolean> {
  const { kind, customerId, actor, key, ...detail } = event;
  const pending = consumersOf(kind);
  const now = clock.now();
  try {
    await EventModel.create({
      kind,
      customerId: new Types.ObjectId(customerId),
      actor: { kind: actor.kind, id: actor.id, name: actor.name },
      detail,
      key: key ?? null,
      at: now,
      pending,
      dueAt: pending.length > 0 ? now : null,
    });
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
  if (pending.length > 0) wakeDispatch();
  // What customers did stands on staff's My work; the write itself was announced before the event was there to be read.
  if (isCustomerSide(actor)) await announce({ customerId, topic: 'news', id: null });
  return true;
}
