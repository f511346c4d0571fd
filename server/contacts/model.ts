import { type HydratedDocument, type InferSchemaType, model, Schema } from 'mongoose';

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
  },
  { timestamps: true, collection: 'contacts' },
);
contactSchema.index({ customerId: 1, name: 1 });
contactSchema.index({ email: 1 }, { unique: true, partialFilterExpression: { email: { $type: 'string' } } });

export type ContactDocument = HydratedDocument<InferSchemaType<typeof contactSchema>>;

/** People at customers. */
export const ContactModel = model('Contact', contactSchema);
