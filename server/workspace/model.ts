import { type HydratedDocument, type InferSchemaType, model, Schema } from 'mongoose';

/** The one document's id: an installation is one workspace. */
export const WORKSPACE_ID = 'workspace';

const workspaceSchema = new Schema(
  {
    _id: { type: String, default: WORKSPACE_ID },
    name: { type: String, default: 'My workspace' },
    logoId: { type: Schema.Types.ObjectId, default: null },
    accent: { type: String, default: '#2457d6' },
    language: { type: String, default: 'en' },
    timeZone: { type: String, default: 'UTC' },
    stages: { type: [String], default: ['Onboarding', 'Adoption', 'Value', 'Renewal', 'At risk'] },
    /** A visit to a protected portal ends after so many days without a request. */
    viewerSessionDays: { type: Number, default: 14 },
    /** Whether visits to portals are recorded, and after how many days they are forgotten (B-08). */
    recordVisits: { type: Boolean, default: true },
    visitsKeptDays: { type: Number, default: 395 },
    /** Off for a new workspace (C-01). */
    portalFeature: { type: String, enum: ['off', 'active'], default: 'off' },
  },
  { timestamps: true, collection: 'workspace' },
);

export type WorkspaceFields = InferSchemaType<typeof workspaceSchema>;
export type WorkspaceDocument = HydratedDocument<WorkspaceFields>;

/** Settings of the installation as a whole. */
export const WorkspaceModel = model('Workspace', workspaceSchema);
