import { Schema, type SchemaDefinition, type Types } from 'mongoose';
import { actorSchema, type StoredActor } from '../actors/actor.ts';

/** Fields that every kind of record has. */
export interface StoredRecord {
  readonly _id: Types.ObjectId;
  readonly customerId: Types.ObjectId;
  readonly externalId: string | null;
  readonly tags: string[];
  /** Off by default (C-14): what is not marked never reaches a portal. */
  readonly showInPortal: boolean;
  readonly createdBy: StoredActor;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Schema of one kind of record with the shared fields and indexes; `order` is the kind's list order after the customer. */
export function recordSchema<Fields extends StoredRecord>(
  collection: string,
  fields: SchemaDefinition,
  order: Record<string, 1 | -1>,
): Schema<Fields> {
  const schema = new Schema<Fields>(
    {
      customerId: { type: Schema.Types.ObjectId, required: true },
      externalId: { type: String, default: null },
      tags: { type: [String], default: [] },
      showInPortal: { type: Boolean, default: false },
      createdBy: { type: actorSchema, required: true },
      ...fields,
    } as unknown as SchemaDefinition<Fields>,
    { timestamps: true, minimize: false, collection, versionKey: false },
  );
  schema.index({ customerId: 1, ...order });
  schema.index({ customerId: 1, showInPortal: 1, ...order });
  schema.index(
    { customerId: 1, externalId: 1 },
    { unique: true, partialFilterExpression: { externalId: { $type: 'string' } } },
  );
  return schema;
}
