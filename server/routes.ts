import { assetsRoutes } from './assets/routes.ts';
import type { Route } from './http/route.ts';
import { liveRoutes } from './live/routes.ts';
import { staffRoutes } from './staff/routes.ts';
import { workspaceRoutes } from './workspace/routes.ts';

/** Every endpoint of the API with its handler. */
export const routes: readonly Route[] = [...staffRoutes, ...workspaceRoutes, ...assetsRoutes, ...liveRoutes];
