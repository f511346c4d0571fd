import { model, Schema } from 'mongoose';

/** Lines live this long: far longer than any process may lag and still serve from its cache. */
const KEPT_SECONDS = 10 * 60;

const changeSchema = new Schema(
  {
    /** The database's clock, not the writer's, so that readers can go by it. */
    at: { type: Date },
    /** Process that wrote the line; it has heard it already. */
    origin: { type: String, required: true },
    customerId: { type: String, default: null },
    topic: { type: String, required: true },
    subject: { type: String, default: null },
  },
  { collection: 'changes', versionKey: false },
);
changeSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

/** What was written, for the other processes to hear of. */
export const ChangeLine = model('ChangeLine', changeSchema);
