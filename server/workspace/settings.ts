import { isDuplicateKey } from '../http/database-errors.ts';
import { HttpError } from '../http/errors.ts';
import { feedIsFresh } from '../live/change-feed.ts';
import { FreshCache } from '../live/fresh-cache.ts';
import { WORKSPACE_ID, type WorkspaceDocument, type WorkspaceFields, WorkspaceModel } from './model.ts';

/** The workspace's settings, made with their defaults at the first look. */
export async function workspaceSettings(): Promise<WorkspaceDocument> {
  const found = await WorkspaceModel.findById(WORKSPACE_ID);
  if (found) return found;
  try {
    return await WorkspaceModel.create({ _id: WORKSPACE_ID });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return WorkspaceModel.findById(WORKSPACE_ID).orFail();
  }
}

const kept = new FreshCache<WorkspaceFields>({
  maxBytes: 1,
  bytesOf: () => 1,
  concerns: ({ topic }) => topic === 'workspace',
  hearsChanges: feedIsFresh,
});

/** The settings to read, kept until they change: every page of a portal, and every answer of its gate, asks for some. */
export function keptSettings(): Promise<Readonly<WorkspaceFields>> {
  return kept.load(WORKSPACE_ID, async () => ({
    value: (await workspaceSettings()).toObject(),
    customerId: WORKSPACE_ID,
  }));
}

/** Whether the portal feature is on (C-01). */
export async function isPortalFeatureActive(): Promise<boolean> {
  return (await workspaceSettings()).portalFeature === 'active';
}

/** Throws while the portal feature is off: then no portal action exists (C-01). */
export async function requirePortalFeature(): Promise<void> {
  if (!(await isPortalFeatureActive()))
    throw new HttpError(
      403,
      'portal-feature-off',
      'Customer portals are switched off. An admin can enable them in Settings.',
    );
}
