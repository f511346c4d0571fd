import { model, Schema, type Types } from 'mongoose';
import type { ActorInput } from '../actors/actor.ts';
import type { EventKind, Happening } from './event.ts';

/** Events are kept this long: they are also what "since you last looked" is made of. */
const KEPT_SECONDS = 90 * 24 * 3600;

export interface EventFields {
  _id: Types.ObjectId;
  kind: EventKind;
  customerId: Types.ObjectId;
  actor: ActorInput;
  /** The event's own fields, by kind. */
  detail: Omit<Happening, 'kind'>;
  key: string | null;
  at: Date;
  /** Consumers that have not handled it yet. */
  pending: string[];
  /** When it is to be handled, or handled again; null once nobody is pending, or given up. Doubles as the lease. */
  dueAt: Date | null;
  attempts: number;
}

const eventSchema = new Schema<EventFields>(
  {
    kind: { type: String, required: true },
    customerId: { type: Schema.Types.ObjectId, required: true },
    actor: {
      type: new Schema({ kind: String, id: { type: String, default: null }, name: String }, { _id: false }),
      required: true,
    },
    detail: { type: Schema.Types.Mixed, required: true },
    key: { type: String, default: null },
    at: { type: Date, required: true },
    pending: { type: [String], required: true },
    dueAt: { type: Date, default: null },
    attempts: { type: Number, default: 0 },
  },
  { collection: 'events', versionKey: false, minimize: false },
);
eventSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });
eventSchema.index({ customerId: 1, at: -1 });
// What customers did, of all of them and of some.
eventSchema.index({ 'actor.kind': 1, at: -1, _id: -1 });
eventSchema.index({ customerId: 1, 'actor.kind': 1, at: -1 });
eventSchema.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $type: 'date' } } });
eventSchema.index({ key: 1 }, { unique: true, partialFilterExpression: { key: { $type: 'string' } } });

/** What happened at customers, and who has yet to answer to it. */
export const EventModel = model('Event', eventSchema);
