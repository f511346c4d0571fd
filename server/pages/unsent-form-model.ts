import { model, Schema } from 'mongoose';

/** A form that was sent when its sender's visit had ended: kept for the browser it came from, until it is sent again. */
export interface UnsentFormFields {
  /** Share link, and SHA-256 of the token in that browser's cookie. */
  _id: string;
  blockId: string;
  action: string;
  /** Its fields that are plain text. */
  values: { name: string; value: string }[];
  /** Files cannot be kept for somebody unknown. */
  hadFiles: boolean;
  expiresAt: Date;
}

const unsentFormSchema = new Schema<UnsentFormFields>(
  {
    _id: { type: String, required: true },
    blockId: { type: String, required: true },
    action: { type: String, required: true },
    values: [{ _id: false, name: { type: String, required: true }, value: { type: String, default: '' } }],
    hadFiles: { type: Boolean, default: false },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'unsentForms', versionKey: false },
);
unsentFormSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const UnsentFormModel = model('UnsentForm', unsentFormSchema);
