import { type HydratedDocument, type InferSchemaType, model, Schema } from 'mongoose';
import { AttributeType } from './contract.ts';

const attributeSchema = new Schema(
  {
    /** Name in the API, in dynamic data and in `attributes` of customers; never changes. */
    key: { type: String, required: true },
    label: { type: String, required: true },
    type: { type: String, enum: AttributeType.options, required: true },
    choices: { type: [String], default: [] },
    showInPortal: { type: Boolean, default: false },
  },
  { timestamps: true, collection: 'attributes' },
);
attributeSchema.index({ key: 1 }, { unique: true });

export type AttributeDocument = HydratedDocument<InferSchemaType<typeof attributeSchema>>;

/** Typed fields of customers of the workspace's own making (C-27). */
export const AttributeModel = model('Attribute', attributeSchema);
