import { assetsRoutes } from './assets/routes.ts';
import { attributesRoutes } from './attributes/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { automationsRoutes } from './automations/routes.ts';
import { commentsRoutes } from './comments/routes.ts';
import { contactsRoutes } from './contacts/routes.ts';
import { customersRoutes } from './customers/routes.ts';
import { dynamicDataRoutes } from './dynamic-data/routes.ts';
import { healthRoutes } from './health/routes.ts';
import type { Route } from './http/route.ts';
import { importsRoutes } from './imports/routes.ts';
import { invitationsRoutes } from './invitations/routes.ts';
import { liveRoutes } from './live/routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { myWorkRoutes } from './my-work/routes.ts';
import { notificationsRoutes } from './notifications/routes.ts';
import { playbooksRoutes } from './playbooks/routes.ts';
import { portalsRoutes } from './portals/routes.ts';
import { previewRoutes } from './preview/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { recordsRoutes } from './records/routes.ts';
import { shareLinksRoutes } from './share-links/routes.ts';
import { staffRoutes } from './staff/routes.ts';
import { templatesRoutes } from './templates/routes.ts';
import { termsRoutes } from './terms/routes.ts';
import { touchpointsRoutes } from './touchpoints/routes.ts';
import { visitsRoutes } from './visits/routes.ts';
import { webhooksRoutes } from './webhooks/routes.ts';
import { workspaceRoutes } from './workspace/routes.ts';

/** Every endpoint of the API with its handler. */
export const routes: readonly Route[] = [
  ...staffRoutes,
  ...workspaceRoutes,
  ...attributesRoutes,
  ...customersRoutes,
  ...contactsRoutes,
  ...recordsRoutes,
  ...commentsRoutes,
  ...healthRoutes,
  ...templatesRoutes,
  ...portalsRoutes,
  ...shareLinksRoutes,
  ...invitationsRoutes,
  ...previewRoutes,
  ...dynamicDataRoutes,
  ...assetsRoutes,
  ...importsRoutes,
  ...auditRoutes,
  ...termsRoutes,
  ...automationsRoutes,
  ...playbooksRoutes,
  ...webhooksRoutes,
  ...touchpointsRoutes,
  ...notificationsRoutes,
  ...myWorkRoutes,
  ...visitsRoutes,
  ...privacyRoutes,
  ...liveRoutes,
  ...mailRoutes,
];
