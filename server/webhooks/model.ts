import { model, Schema, type Types } from 'mongoose';

/** Deliveries are looked at for so long. */
const KEPT_SECONDS = 30 * 24 * 3600;

/** An address of another system that automations call. */
export interface WebhookFields {
  _id: Types.ObjectId;
  name: string;
  url: string;
  /** Signs what is sent; told once, when it is made. */
  secret: string;
  createdAt: Date;
}

const webhookSchema = new Schema<WebhookFields>(
  {
    name: { type: String, required: true },
    url: { type: String, required: true },
    secret: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'webhooks', versionKey: false },
);
webhookSchema.index({ name: 1 });

export const WebhookModel = model('Webhook', webhookSchema);

/** One attempt to deliver. */
export interface DeliveryAttempt {
  at: Date;
  /** The receiver's answer; null when there was none. */
  status: number | null;
  /** Beginning of the answer, or why there is none. */
  said: string;
}

/** Something that is to reach a webhook. */
export interface WebhookDeliveryFields {
  _id: Types.ObjectId;
  webhookId: Types.ObjectId;
  /** The same news counts once. */
  key: string;
  /** What it tells of: `stage-entered` … */
  event: string;
  customerId: Types.ObjectId | null;
  body: string;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: DeliveryAttempt[];
  /** Goes up with every attempt that begins; the retry's wait and the cap go by it. */
  tries: number;
  /** When it is to be sent, or sent again; null once it is over. Doubles as the lease. */
  dueAt: Date | null;
  at: Date;
}

const deliverySchema = new Schema<WebhookDeliveryFields>(
  {
    webhookId: { type: Schema.Types.ObjectId, required: true },
    key: { type: String, required: true },
    event: { type: String, required: true },
    customerId: { type: Schema.Types.ObjectId, default: null },
    body: { type: String, required: true },
    state: { type: String, enum: ['waiting', 'delivered', 'failed'], required: true },
    attempts: {
      type: [
        new Schema<DeliveryAttempt>(
          { at: { type: Date, required: true }, status: { type: Number, default: null }, said: { type: String } },
          { _id: false },
        ),
      ],
      default: [],
    },
    tries: { type: Number, default: 0 },
    dueAt: { type: Date, default: null },
    at: { type: Date, required: true },
  },
  { collection: 'webhookDeliveries', versionKey: false },
);
deliverySchema.index({ key: 1 }, { unique: true });
deliverySchema.index({ webhookId: 1, at: -1, _id: -1 });
deliverySchema.index({ customerId: 1 });
deliverySchema.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $type: 'date' } } });
deliverySchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const WebhookDeliveryModel = model('WebhookDelivery', deliverySchema);
