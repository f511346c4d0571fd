import { Schema } from 'mongoose';
import { type ActorInput, actorSchema, type StoredActor } from '../actors/actor.ts';
import { clock } from '../clock.ts';

/** Changes kept with what they changed: enough to tell who did what, few enough to lie in one document. */
const MAX_KEPT = 100;

/** Who changed which details of a person or company, as it is stored. Nothing changed: it was made. */
export interface StoredDetailChange {
  at: Date;
  by: StoredActor;
  changes: { field: string; from: string; to: string }[];
}

const changeSchema = new Schema(
  {
    at: { type: Date, required: true },
    by: { type: actorSchema, required: true },
    changes: [
      new Schema(
        {
          field: { type: String, required: true },
          from: { type: String, default: '' },
          to: { type: String, default: '' },
        },
        { _id: false },
      ),
    ],
  },
  { _id: false },
);

/** The history inside a document; read only where it is asked for. */
export const historyField = { type: [changeSchema], default: [], select: false } as const;

/** Which fields differ, as text; null and absent are empty. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): StoredDetailChange['changes'] {
  return Object.keys(after).flatMap((field) => {
    const [from, to] = [asText(before[field]), asText(after[field])];
    return from === to ? [] : [{ field, from, to }];
  });
}

/** The part of an update that keeps a change, oldest dropped first. */
export function keepChange(changes: StoredDetailChange['changes'], by: ActorInput) {
  return { history: { $each: [{ at: clock.now(), by, changes }], $slice: -MAX_KEPT } };
}

function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
