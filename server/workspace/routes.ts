import { staffActor } from '../actors/actor.ts';
import { invalid } from '../http/errors.ts';
import { type Route, route } from '../http/route.ts';
import { workspaceApi } from './contract.ts';
import type { WorkspaceDocument } from './model.ts';
import { presentWorkspace } from './presenter.ts';
import { countSharedPortals, setWorkspaceLogo, updateWorkspace } from './service.ts';
import { workspaceSettings } from './settings.ts';

const present = async (workspace: WorkspaceDocument) => presentWorkspace(workspace, await countSharedPortals());

/** Settings of the installation, among them the portal feature's switch (C-01). */
export const workspaceRoutes: readonly Route[] = [
  route(workspaceApi.get, async () => present(await workspaceSettings())),
  route(workspaceApi.update, async ({ body, staff }) => present(await updateWorkspace(body, staffActor(staff)))),
  route(workspaceApi.setLogo, async ({ file, staff }) => {
    if (!file) throw invalid('Choose a picture.', { file: 'is required' });
    return present(await setWorkspaceLogo(file, staffActor(staff)));
  }),
  route(workspaceApi.removeLogo, async ({ staff }) => present(await setWorkspaceLogo(null, staffActor(staff)))),
];
