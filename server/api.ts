import { assetsApi } from './assets/contract.ts';
import { attributesApi } from './attributes/contract.ts';
import { auditApi } from './audit/contract.ts';
import { automationsApi } from './automations/contract.ts';
import { commentsApi } from './comments/contract.ts';
import { contactsApi } from './contacts/contract.ts';
import { customersApi } from './customers/contract.ts';
import { dynamicDataApi } from './dynamic-data/contract.ts';
import { healthScoresApi, healthValuesApi } from './health/contract.ts';
import { importsApi } from './imports/contract.ts';
import { invitationsApi } from './invitations/contract.ts';
import { liveApi } from './live/contract.ts';
import { mailTemplatesApi, outboxApi } from './mail/contract.ts';
import { myWorkApi } from './my-work/contract.ts';
import { notificationsApi } from './notifications/contract.ts';
import { playbooksApi } from './playbooks/contract.ts';
import { portalsApi } from './portals/contract.ts';
import { previewApi } from './preview/contract.ts';
import { privacyApi } from './privacy/contract.ts';
import { filesApi, meetingsApi, notesApi, tasksApi } from './records/contract.ts';
import { shareLinksApi } from './share-links/contract.ts';
import { accountApi } from './staff/account-contract.ts';
import { sessionApi, setupApi, staffApi } from './staff/contract.ts';
import { templatesApi } from './templates/contract.ts';
import { termsApi } from './terms/contract.ts';
import { touchpointsApi } from './touchpoints/contract.ts';
import { visitsApi } from './visits/contract.ts';
import { webhooksApi } from './webhooks/contract.ts';
import { workspaceApi } from './workspace/contract.ts';

/**
 * Every endpoint under `/api/v1`, by resource. Router, OpenAPI description, the builder's typed client
 * and the test matrix of routes and callers derive from this table.
 */
export const api = {
  session: sessionApi,
  setup: setupApi,
  account: accountApi,
  staff: staffApi,
  workspace: workspaceApi,
  attributes: attributesApi,
  customers: customersApi,
  contacts: contactsApi,
  notes: notesApi,
  tasks: tasksApi,
  files: filesApi,
  meetings: meetingsApi,
  comments: commentsApi,
  healthScores: healthScoresApi,
  healthValues: healthValuesApi,
  templates: templatesApi,
  portals: portalsApi,
  shareLinks: shareLinksApi,
  invitations: invitationsApi,
  preview: previewApi,
  assets: assetsApi,
  dynamicData: dynamicDataApi,
  imports: importsApi,
  audit: auditApi,
  terms: termsApi,
  automations: automationsApi,
  playbooks: playbooksApi,
  webhooks: webhooksApi,
  touchpoints: touchpointsApi,
  notifications: notificationsApi,
  myWork: myWorkApi,
  visits: visitsApi,
  privacy: privacyApi,
  live: liveApi,
  outbox: outboxApi,
  mailTemplates: mailTemplatesApi,
} as const;
