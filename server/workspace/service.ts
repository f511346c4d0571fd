import type { z } from 'zod';
import type { ActorInput } from '../actors/actor.ts';
import { storeAsset } from '../assets/service.ts';
import { audit } from '../audit/audit.ts';
import { CustomerModel } from '../customers/model.ts';
import { invalid } from '../http/errors.ts';
import type { ReceivedFile } from '../http/route.ts';
import { isTimeZone } from '../http/time-zone.ts';
import { announce } from '../live/change-feed.ts';
import type { workspaceApi } from './contract.ts';
import type { WorkspaceDocument } from './model.ts';
import { workspaceSettings } from './settings.ts';
import { moveStages } from './stages.ts';

/** Changes settings of the workspace. */
export async function updateWorkspace(
  { stageMoves = [], ...fields }: z.output<NonNullable<typeof workspaceApi.update.body>>,
  by: ActorInput,
): Promise<WorkspaceDocument> {
  if (fields.timeZone !== undefined && !isTimeZone(fields.timeZone))
    throw invalid('timeZone is no time zone we know.', { timeZone: 'must be a name like Europe/Berlin' });
  if (fields.stages && new Set(fields.stages).size < fields.stages.length)
    throw invalid('Each stage can be there once.', { stages: 'holds a stage twice' });
  const workspace = await workspaceSettings();
  if (fields.stages) await moveStages(workspace.stages, fields.stages, stageMoves);
  workspace.set(fields);
  const changed = Object.keys(fields).filter((key) => workspace.isModified(key));
  await saveAndTell(workspace);
  const details = {
    changed: changed.join(', '),
    ...(changed.includes('portalFeature') ? { portalFeature: workspace.portalFeature } : {}),
  };
  if (changed.length > 0) await audit({ kind: 'settings.changed', actor: by, customerId: null, details });
  return workspace;
}

/** Sets the workspace's logo, or removes it. */
export async function setWorkspaceLogo(file: ReceivedFile | null, by: ActorInput): Promise<WorkspaceDocument> {
  const logoId = file && (await storeAsset(file, 'logo'))._id;
  const workspace = await workspaceSettings();
  workspace.set({ logoId });
  await saveAndTell(workspace);
  await audit({ kind: 'settings.changed', actor: by, customerId: null, details: { changed: 'logo' } });
  return workspace;
}

/** How many portals are shared: published, with an active link. They would answer if the feature is on. */
export function countSharedPortals(): Promise<number> {
  return CustomerModel.countDocuments({ portalPublished: true, portalUrl: { $gt: '' } });
}

async function saveAndTell(workspace: WorkspaceDocument): Promise<void> {
  await workspace.save();
  await announce({ customerId: null, topic: 'workspace', id: null });
}
