import { model, Schema, type Types } from 'mongoose';
import type { StoredActor } from '../actors/actor.ts';
import type { AuditKind } from './kinds.ts';

/** Value of a detail. */
export type AuditDetail = string | number | boolean | null;

/**
 * What an entry says of a person. Id, name and address can be erased; `person` and `digest` stay, and only they are
 * covered by the entry's hash.
 */
export interface AuditPerson {
  /** Their pseudonym in the audit; null for the program itself, of whom there is nothing to erase. */
  person: string | null;
  /** Over salt, id, name and address. */
  digest: string | null;
  id: Types.ObjectId | null;
  name: string | null;
  address: string | null;
}

export interface AuditActor extends AuditPerson {
  kind: StoredActor['kind'];
}

export interface AuditSubject extends AuditPerson {
  /** `contact` and `staff` are people; `portal`, `link`, `task` … are things, which are covered by the hash as they are. */
  kind: string;
  /** Of a thing. */
  thingId: string | null;
  thingName: string | null;
}

/** One line of the audit. The id is its place, from 1, so that no two entries can follow the same one. */
export interface AuditEntryFields {
  _id: number;
  at: Date;
  kind: AuditKind;
  customerId: Types.ObjectId | null;
  actor: AuditActor;
  subject: AuditSubject | null;
  details: Record<string, AuditDetail>;
  /** Hash of the entry before; empty for the first. */
  prevHash: string;
  hash: string;
}

const person = {
  person: { type: String, default: null },
  digest: { type: String, default: null },
  id: { type: Schema.Types.ObjectId, default: null },
  name: { type: String, default: null },
  address: { type: String, default: null },
};

const auditEntrySchema = new Schema<AuditEntryFields>(
  {
    _id: { type: Number, required: true },
    at: { type: Date, required: true },
    kind: { type: String, required: true },
    customerId: { type: Schema.Types.ObjectId, default: null },
    actor: new Schema({ kind: { type: String, required: true }, ...person }, { _id: false }),
    subject: new Schema(
      {
        kind: { type: String, required: true },
        thingId: { type: String, default: null },
        thingName: { type: String, default: null },
        ...person,
      },
      { _id: false },
    ),
    details: { type: Schema.Types.Mixed, default: {} },
    prevHash: { type: String, default: '' },
    hash: { type: String, required: true },
  },
  { collection: 'auditEntries', versionKey: false, minimize: false },
);
auditEntrySchema.index({ customerId: 1, _id: -1 });
auditEntrySchema.index({ kind: 1, _id: -1 });
auditEntrySchema.index({ at: 1 });
auditEntrySchema.index({ 'actor.person': 1, _id: -1 });
auditEntrySchema.index({ 'subject.person': 1, _id: -1 });

export const AuditEntryModel = model('AuditEntry', auditEntrySchema);

/** Who a pseudonym stands for. Gone once they are erased, and with it the salt without which nobody can guess a digest. */
export interface AuditPersonFields {
  /** The pseudonym. */
  _id: string;
  /** `contact:<id>`, `staff:<id>`, or what a nameless viewer is known by. */
  key: string;
  salt: string;
}

const auditPersonSchema = new Schema<AuditPersonFields>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    salt: { type: String, required: true },
  },
  { collection: 'auditPersons', versionKey: false },
);
auditPersonSchema.index({ key: 1 }, { unique: true });

export const AuditPersonModel = model('AuditPerson', auditPersonSchema);

/** How far the chain had come, kept apart from it: tells when entries are missing at its end. */
export interface AuditHeadFields {
  _id: 'head';
  count: number;
  hash: string;
}

export const AuditHeadModel = model(
  'AuditHead',
  new Schema<AuditHeadFields>(
    {
      _id: { type: String, required: true },
      count: { type: Number, required: true },
      hash: { type: String, required: true },
    },
    { collection: 'auditHead', versionKey: false },
  ),
);
