import { model, Schema, type Types } from 'mongoose';

/** A file that was fetched during a visit. */
export interface VisitDownload {
  fileId: Types.ObjectId;
  /** As it was called then. */
  name: string;
  kind: 'download' | 'preview';
  at: Date;
}

/** One stay of one visitor at one link: requests with no more than half an hour between them (B-08). */
export interface VisitFields {
  _id: Types.ObjectId;
  customerId: Types.ObjectId;
  linkId: Types.ObjectId;
  /** `contact:<id>`, `session:<id>`, or `day:<hash>` of whom nothing is known but that it is the same one all day. */
  visitor: string;
  contactId: Types.ObjectId | null;
  /** A contact's, or what an anonymous viewer typed: a claim. */
  name: string | null;
  startedAt: Date;
  lastAt: Date;
  /** How often each page was opened; the first page is `first`. */
  pages: Record<string, number>;
  /** How long each section was in view, in seconds. */
  sections: Record<string, number>;
  downloads: VisitDownload[];
}

const visitSchema = new Schema<VisitFields>(
  {
    customerId: { type: Schema.Types.ObjectId, required: true },
    linkId: { type: Schema.Types.ObjectId, required: true },
    visitor: { type: String, required: true },
    contactId: { type: Schema.Types.ObjectId, default: null },
    name: { type: String, default: null },
    startedAt: { type: Date, required: true },
    lastAt: { type: Date, required: true },
    pages: { type: Schema.Types.Mixed, default: {} },
    sections: { type: Schema.Types.Mixed, default: {} },
    downloads: {
      type: [
        new Schema<VisitDownload>(
          {
            fileId: { type: Schema.Types.ObjectId, required: true },
            name: { type: String, required: true },
            kind: { type: String, enum: ['download', 'preview'], required: true },
            at: { type: Date, required: true },
          },
          { _id: false },
        ),
      ],
      default: [],
    },
  },
  { collection: 'visits', versionKey: false, minimize: false },
);
visitSchema.index({ linkId: 1, visitor: 1, lastAt: -1 });
visitSchema.index({ customerId: 1, startedAt: -1, _id: -1 });
visitSchema.index({ contactId: 1 }, { partialFilterExpression: { contactId: { $type: 'objectId' } } });
visitSchema.index({ lastAt: 1 });

export const VisitModel = model('Visit', visitSchema);

/** Secret of one day. Once it is gone nobody can tell from a visit which address it came from, or that two days had one visitor. */
export interface VisitSaltFields {
  /** `YYYY-MM-DD` */
  _id: string;
  salt: string;
  expiresAt: Date;
}

const visitSaltSchema = new Schema<VisitSaltFields>(
  {
    _id: { type: String, required: true },
    salt: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'visitSalts', versionKey: false },
);
visitSaltSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const VisitSaltModel = model('VisitSalt', visitSaltSchema);
