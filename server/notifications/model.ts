import { model, Schema, type Types } from 'mongoose';

/** Read or not, what happened a quarter ago is no news any more. */
const KEPT_SECONDS = 90 * 24 * 3600;

export interface NotificationFields {
  _id: Types.ObjectId;
  staffId: Types.ObjectId;
  /** What it is about: `task-completed`, `mention`, `automation` … */
  kind: string;
  customerId: Types.ObjectId | null;
  text: string;
  /** Path within the staff app. */
  link: string;
  /** The same news for the same person counts once. */
  key: string;
  at: Date;
  readAt: Date | null;
  /** When it went out in a mail of news. */
  mailedAt: Date | null;
}

const notificationSchema = new Schema<NotificationFields>(
  {
    staffId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, required: true },
    customerId: { type: Schema.Types.ObjectId, default: null },
    text: { type: String, required: true },
    link: { type: String, required: true },
    key: { type: String, required: true },
    at: { type: Date, required: true },
    readAt: { type: Date, default: null },
    mailedAt: { type: Date, default: null },
  },
  { collection: 'notifications', versionKey: false },
);
notificationSchema.index({ staffId: 1, key: 1 }, { unique: true });
notificationSchema.index({ staffId: 1, at: -1, _id: -1 });
notificationSchema.index({ customerId: 1 });
notificationSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

/** News for staff: what the bell rings for. */
export const NotificationModel = model('Notification', notificationSchema);
