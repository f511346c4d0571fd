import { Schema, type Types } from 'mongoose';
import type { SignedInStaff } from '../http/route.ts';

/** Somebody who did something, as records keep it: the name is the one they had then. */
export interface StoredActor {
  readonly kind: 'staff' | 'contact' | 'viewer' | 'system';
  /** None for anonymous viewers and the program. */
  readonly id?: Types.ObjectId | null;
  readonly name: string;
}

/** Actor inside a record. */
export const actorSchema = new Schema(
  {
    kind: { type: String, enum: ['staff', 'contact', 'viewer', 'system'], required: true },
    id: { type: Schema.Types.ObjectId, default: null },
    name: { type: String, default: '' },
  },
  { _id: false },
);

/** An actor as services are given one; ids are checked by who hands them in. */
export interface ActorInput {
  readonly kind: StoredActor['kind'];
  readonly id: string | null;
  readonly name: string;
  /** Network address they acted from. Only the audit keeps it: what is stored of actors elsewhere is chosen field by field. */
  readonly address?: string | undefined;
}

/** Whether somebody at the customer did it. */
export function isCustomerSide({ kind }: ActorInput): boolean {
  return kind === 'viewer' || kind === 'contact';
}

/** The signed-in staff member as actor. */
export function staffActor(staff: SignedInStaff): ActorInput {
  return { kind: 'staff', id: staff.id, name: staff.name, address: staff.address };
}

/** The program itself: imports and seeds. */
export const SYSTEM_ACTOR: ActorInput = { kind: 'system', id: null, name: 'Portico' };
