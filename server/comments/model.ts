import { type InferSchemaType, model, Schema, type Types } from 'mongoose';
import { actorSchema } from '../actors/actor.ts';
import { RECORD_KINDS } from '../records/contract.ts';

const commentSchema = new Schema(
  {
    customerId: { type: Schema.Types.ObjectId, required: true },
    record: {
      type: new Schema(
        {
          kind: { type: String, enum: RECORD_KINDS, required: true },
          id: { type: Schema.Types.ObjectId, required: true },
        },
        { _id: false },
      ),
      required: true,
    },
    text: { type: String, required: true },
    /** Set once: what was said internally stays so (C-20). */
    visibility: { type: String, enum: ['internal', 'portal'], required: true, immutable: true },
    author: { type: actorSchema, required: true },
    /** Staff who are told of it. */
    mentionIds: { type: [Schema.Types.ObjectId], default: [] },
    attachmentIds: { type: [Schema.Types.ObjectId], default: [] },
    at: { type: Date, required: true },
    /** The customer said it and staff have not answered in the portal since, nor said that it needs no answer. */
    awaitsAnswer: { type: Boolean, default: false },
  },
  { collection: 'comments', versionKey: false },
);
commentSchema.index({ 'record.id': 1, at: 1, _id: 1 });
commentSchema.index({ customerId: 1 });
// What awaits an answer, of all customers and of some.
commentSchema.index({ awaitsAnswer: 1, at: 1, _id: 1 }, { partialFilterExpression: { awaitsAnswer: true } });
commentSchema.index({ awaitsAnswer: 1, customerId: 1, at: 1 }, { partialFilterExpression: { awaitsAnswer: true } });

export type CommentFields = InferSchemaType<typeof commentSchema> & { _id: Types.ObjectId };

/** What was said about records. */
export const CommentModel = model('Comment', commentSchema);
