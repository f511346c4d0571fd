import { model, Schema, type Types } from 'mongoose';

/** A published version, as it was (B-02). */
export interface PublishedVersion {
  number: number;
  /** JSON text, see `templates/documents.ts`. */
  document: string;
  digest: string;
  at: Date;
  /** Who published; the name as it was then. */
  by: { id: Types.ObjectId; name: string };
}

/**
 * One customer's portal. What must change together lies in this one document: draft, revision, and the version
 * that viewers see.
 */
export interface PortalFields {
  _id: Types.ObjectId;
  customerId: Types.ObjectId;
  /** The template it was made from; the id is null once that is deleted. */
  template: { id: Types.ObjectId | null; name: string };
  /** The document as it was copied from the template, for telling later what the template changed. */
  base: string;
  draft: string;
  draftDigest: string;
  /** Goes up with every save of the draft; a save or publish states the one it started from. */
  revision: number;
  /** The latest version; null while nothing was ever published. */
  published: PublishedVersion | null;
  /** Whether links show the published version; false before the first publish and after unpublishing. */
  live: boolean;
  /** Goes up when the portal is unpublished; viewer sessions of an earlier epoch are dead. */
  epoch: number;
  updatedAt: Date;
}

const versionFields = {
  number: { type: Number, required: true },
  document: { type: String, required: true },
  digest: { type: String, required: true },
  at: { type: Date, required: true },
  by: {
    type: new Schema(
      { id: { type: Schema.Types.ObjectId, required: true }, name: { type: String, required: true } },
      { _id: false },
    ),
    required: true,
  },
} as const;

const portalSchema = new Schema<PortalFields>(
  {
    customerId: { type: Schema.Types.ObjectId, required: true },
    template: {
      type: new Schema(
        { id: { type: Schema.Types.ObjectId, default: null }, name: { type: String, required: true } },
        { _id: false },
      ),
      required: true,
    },
    base: { type: String, required: true },
    draft: { type: String, required: true },
    draftDigest: { type: String, required: true },
    revision: { type: Number, required: true, default: 1 },
    published: { type: new Schema(versionFields, { _id: false }), default: null },
    live: { type: Boolean, required: true, default: false },
    epoch: { type: Number, required: true, default: 1 },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'portals', versionKey: false },
);
portalSchema.index({ customerId: 1 }, { unique: true });
portalSchema.index({ 'template.id': 1 });

export const PortalModel = model('Portal', portalSchema);

/** Every version that was ever published; the latest one lies in the portal as well. */
export interface PortalVersionFields extends PublishedVersion {
  _id: Types.ObjectId;
  portalId: Types.ObjectId;
}

const portalVersionSchema = new Schema<PortalVersionFields>(
  { portalId: { type: Schema.Types.ObjectId, required: true }, ...versionFields },
  { collection: 'portalVersions', versionKey: false },
);
portalVersionSchema.index({ portalId: 1, number: -1 }, { unique: true });

export const PortalVersionModel = model('PortalVersion', portalVersionSchema);
