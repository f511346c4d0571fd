import { type HydratedDocument, type InferSchemaType, model, Schema } from 'mongoose';
import { historyField } from '../history/detail-change.ts';

const contactSchema = new Schema(
  {
    customerId: { type: Schema.Types.ObjectId, required: true },
    name: { type: String, required: true },
    /** Lower-cased; unique in the workspace where there is one: it is how a contact is known. */
    email: { type: String, default: null },
    phone: { type: String, default: '' },
    role: { type: String, default: '' },
    language: { type: String, default: null },
    timeZone: { type: String, default: null },
    photoId: { type: Schema.Types.ObjectId, default: null },
    /** Who changed what, the latest last. */
    history: historyField,
  },
  { timestamps: true, collection: 'contacts' },
);
contactSchema.index({ customerId: 1, name: 1 });
contactSchema.index({ email: 1 }, { unique: true, partialFilterExpression: { email: { $type: 'string' } } });

export type ContactDocument = HydratedDocument<InferSchemaType<typeof contactSchema>>;

/** People at customers. */
export const ContactModel = model('Contact', contactSchema);
