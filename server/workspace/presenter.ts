import type { z } from 'zod';
import { assetUrl } from '../assets/urls.ts';
import type { Workspace } from './contract.ts';
import type { WorkspaceDocument } from './model.ts';

/** Settings as staff see them. */
export function presentWorkspace(workspace: WorkspaceDocument, sharedPortals: number): z.input<typeof Workspace> {
  return {
    name: workspace.name,
    logoUrl: assetUrl(workspace.logoId),
    accent: workspace.accent,
    language: workspace.language,
    timeZone: workspace.timeZone,
    stages: workspace.stages,
    viewerSessionDays: workspace.viewerSessionDays,
    recordVisits: workspace.recordVisits,
    visitsKeptDays: workspace.visitsKeptDays,
    portalFeature: workspace.portalFeature,
    sharedPortals,
  };
}
