import { type HydratedDocument, type InferSchemaType, model, Schema, type Types } from 'mongoose';
import { actorSchema } from '../actors/actor.ts';

const scoreSchema = new Schema(
  {
    name: { type: String, required: true },
    description: { type: String, default: '' },
    min: { type: Number, required: true },
    max: { type: Number, required: true },
    unit: { type: String, default: '' },
    bands: {
      type: [
        new Schema(
          {
            from: { type: Number, required: true },
            label: { type: String, required: true },
            tone: { type: String, enum: ['bad', 'warning', 'good'], required: true },
          },
          { _id: false },
        ),
      ],
      required: true,
    },
    showInPortal: { type: Boolean, default: false },
  },
  { timestamps: true, collection: 'health_scores' },
);
scoreSchema.index({ name: 1 });

export type HealthScoreDocument = HydratedDocument<InferSchemaType<typeof scoreSchema>>;

/** Health scores, defined once for the workspace (C-13). */
export const HealthScoreModel = model('HealthScore', scoreSchema);

const valueSchema = new Schema(
  {
    customerId: { type: Schema.Types.ObjectId, required: true },
    scoreId: { type: Schema.Types.ObjectId, required: true },
    day: { type: String, required: true },
    value: { type: Number, required: true },
    comment: { type: String, default: '' },
    createdBy: { type: actorSchema, required: true },
  },
  { timestamps: true, collection: 'health_values', versionKey: false },
);
valueSchema.index({ customerId: 1, scoreId: 1, day: 1 }, { unique: true });
valueSchema.index({ scoreId: 1 });

export type HealthValueFields = InferSchemaType<typeof valueSchema> & { _id: Types.ObjectId };

/** Dated values that customers have of a score. */
export const HealthValueModel = model('HealthValue', valueSchema);
