import { model, Schema, type Types } from 'mongoose';
import type { z } from 'zod';
import type { RichText } from '../../renderer/rich-text/schema.ts';
import { actorSchema, type StoredActor } from '../actors/actor.ts';
import { TouchpointKind } from './contract.ts';

/** One time that a touchpoint was sent by mail. */
export interface Sending {
  sendId: string;
  at: Date;
  by: StoredActor;
  contactIds: Types.ObjectId[];
  withLink: boolean;
}

export interface TouchpointFields {
  _id: Types.ObjectId;
  customerId: Types.ObjectId;
  kind: z.output<typeof TouchpointKind>;
  at: Date;
  subject: string;
  body: RichText;
  contactIds: Types.ObjectId[];
  createdBy: StoredActor;
  sendings: Sending[];
}

const touchpointSchema = new Schema<TouchpointFields>(
  {
    customerId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: TouchpointKind.options, required: true },
    at: { type: Date, required: true },
    subject: { type: String, required: true },
    body: { type: Schema.Types.Mixed, required: true },
    contactIds: { type: [Schema.Types.ObjectId], default: [] },
    createdBy: { type: actorSchema, required: true },
    sendings: {
      type: [
        new Schema<Sending>(
          {
            sendId: { type: String, required: true },
            at: { type: Date, required: true },
            by: { type: actorSchema, required: true },
            contactIds: { type: [Schema.Types.ObjectId], default: [] },
            withLink: { type: Boolean, required: true },
          },
          { _id: false },
        ),
      ],
      default: [],
    },
  },
  { collection: 'touchpoints', minimize: false, versionKey: false },
);
touchpointSchema.index({ customerId: 1, at: -1, _id: -1 });

/** Calls and mails with customers, as staff log them (T-08). */
export const TouchpointModel = model('Touchpoint', touchpointSchema);
