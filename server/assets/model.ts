import { type HydratedDocument, type InferSchemaType, model, Schema } from 'mongoose';

const assetSchema = new Schema(
  {
    purpose: { type: String, required: true },
    width: { type: Number, required: true },
    height: { type: Number, required: true },
    mediaType: { type: String, required: true },
    size: { type: Number, required: true },
    /** The picture's bytes in GridFS. */
    fileId: { type: Schema.Types.ObjectId, required: true },
  },
  { timestamps: true, collection: 'assets' },
);

export type AssetDocument = HydratedDocument<InferSchemaType<typeof assetSchema>>;

/** Pictures of documents, logos and photos. */
export const AssetModel = model('Asset', assetSchema);
