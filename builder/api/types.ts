// Made by `npm run api:types` from the API's contracts; `npm run check` fails when it is out of date.
import type { PortalDocument } from '../../renderer/document.ts';
import type { BlockInstance } from '../../renderer/document.ts';
import type { RichText } from '../../renderer/rich-text/schema.ts';

export type PortalState = "off" | "draft" | "published" | "changed" | "unpublished";

export type Assignee = { kind: "none" } | { kind: "staff"; id: string } | { kind: "customer" } | { kind: "contact"; id: string };

export type LinkState = "active" | "expired" | "revoked" | "unpublished";

export type ImportMapping = { columns: Array<ColumnTarget>; fixed: Array<{ field: string; value: string }>; emptyWords: Array<string>; dateOrder: "ymd" | "dmy" | "mdy"; people: Record<string, string | null> };

export type ColumnTarget = { to: "ignore" } | { to: "field"; field: string } | { to: "attribute"; key: string } | { to: "new-attribute"; label: string; type: "text" | "number" | "date" | "boolean" | "choice" | "url" | "email" };

export type AutomationTrigger = { kind: "portal-published" } | { kind: "link-shared" } | { kind: "first-visit" } | { kind: "no-visit"; days: number } | { kind: "stage-entered"; stage: string | null } | { kind: "contact-added" } | { kind: "task-assigned" } | { kind: "task-completed"; by: "anyone" | "customer" | "staff" } | { kind: "task-reopened"; by: "anyone" | "customer" | "staff" } | { kind: "task-overdue" } | { kind: "comment-added"; by: "anyone" | "customer" | "staff" } | { kind: "file-uploaded" } | { kind: "details-changed" };

export type AutomationCondition = { field: string; operator: "is" | "is-not" | "contains" | "contains-not" | "greater" | "less" | "empty" | "not-empty"; value: string | number | boolean | null };

export type AutomationAction = { kind: "send-mail"; to: { kind: "owner" } | { kind: "contacts" } | { kind: "role"; role: string } | { kind: "event-contact" }; mail: { kind: "ready-made"; name: "invitation" | "portal-published" } | { kind: "template"; templateId: string } | { kind: "text"; subject: string; body: RichText } } | { kind: "start-playbook"; playbookId: string } | { kind: "set-attribute"; field: string; value: string | number | boolean | null } | { kind: "add-tag"; tag: string } | { kind: "remove-tag"; tag: string } | { kind: "notify-staff"; to: { kind: "owner" } | { kind: "role"; role: "admin" | "csm" | "am" } | { kind: "person"; staffId: string }; text: string } | { kind: "call-webhook"; webhookId: string };

export type PlaybookStep = { id: string; title: string; showInPortal: boolean; tags: Array<string>; kind: "task"; description: string; responsible: "company" | "customer" | "contact"; due: { days: number; working: boolean } | null; priority: "low" | "normal" | "high" } | { id: string; title: string; showInPortal: boolean; tags: Array<string>; kind: "note"; body: RichText };

export type StaffMember = { id: string; name: string; email: string; role: "admin" | "csm" | "am"; title: string; phone: string; photoUrl: string | null; disabled: boolean; invited: boolean; secondFactor: boolean; allCustomers: boolean; newsMail: "off" | "hourly" | "daily"; lastSeenAt: string | null };

export type Error = { error: { code: string; message: string; fields?: Record<string, string>; current?: unknown } };

export type StaffSession = { id: string; current: boolean; browser: string; address: string; startedAt: string; lastSeenAt: string };

export type Workspace = { name: string; logoUrl: string | null; accent: string; language: string; timeZone: string; stages: Array<string>; viewerSessionDays: number; recordVisits: boolean; visitsKeptDays: number; portalFeature: "off" | "active"; sharedPortals: number };

export type Attribute = { id: string; key: string; label: string; type: "text" | "number" | "date" | "boolean" | "choice" | "url" | "email"; choices: Array<string>; showInPortal: boolean };

export type CustomerSummary = { id: string; name: string; externalId: string | null; logoUrl: string | null; owner: { id: string; name: string; photoUrl: string | null } | null; stage: string | null; tags: Array<string>; portalState: PortalState; portalPublished: boolean; portalUrl: string; lastVisitAt: string | null; updatedAt: string };

export type Customer = { id: string; name: string; externalId: string | null; logoUrl: string | null; owner: { id: string; name: string; photoUrl: string | null } | null; stage: string | null; tags: Array<string>; portalState: PortalState; portalPublished: boolean; portalUrl: string; lastVisitAt: string | null; updatedAt: string; website: string; phone: string; address: { street: string; city: string; region: string; postalCode: string; country: string }; industry: string; language: string | null; timeZone: string | null; attributes: Record<string, string | number | boolean | null>; counts: { notes: number; tasks: number; openTasks: number; files: number; meetings: number; contacts: number }; createdAt: string };

export type DetailChange = { at: string; by: Actor; changes: Array<{ field: string; from: string; to: string }> };

export type Actor = { kind: "staff" | "contact" | "viewer" | "system"; id: string | null; name: string; photoUrl: string | null };

export type Contact = { id: string; customerId: string; name: string; email: string | null; phone: string; role: string; language: string | null; timeZone: string | null; photoUrl: string | null };

export type Note = { id: string; customerId: string; externalId: string | null; tags: Array<string>; showInPortal: boolean; createdBy: Actor; createdAt: string; updatedAt: string; commentCount: number; title: string; body: RichText; at: string };

export type Task = { id: string; customerId: string; externalId: string | null; tags: Array<string>; showInPortal: boolean; createdBy: Actor; createdAt: string; updatedAt: string; commentCount: number; title: string; description: string; due: string | null; priority: "low" | "normal" | "high"; assignee: Assignee; assigneeName: string | null; done: { at: string; by: Actor } | null };

export type FileRecord = { id: string; customerId: string; externalId: string | null; tags: Array<string>; showInPortal: boolean; createdBy: Actor; createdAt: string; updatedAt: string; commentCount: number; name: string; description: string; folder: string; size: number; mediaType: string; origin: "staff" | "customer"; contentUrl: string; thumbnailUrl: string | null };

export type Meeting = { id: string; customerId: string; externalId: string | null; tags: Array<string>; showInPortal: boolean; createdBy: Actor; createdAt: string; updatedAt: string; commentCount: number; title: string; startsAt: string; endsAt: string; location: string; joinUrl: string; agenda: RichText; recap: RichText; recordingUrl: string; attendees: Array<string> };

export type Comment = { id: string; customerId: string; record: { kind: "note" | "task" | "file" | "meeting"; id: string }; text: string; visibility: "internal" | "portal"; author: Actor; mentions: Array<{ id: string; name: string }>; attachments: Array<{ id: string; name: string; size: number; mediaType: string; contentUrl: string }>; at: string };

export type HealthScore = { id: string; name: string; description: string; min: number; max: number; unit: string; bands: Array<{ from: number; label: string; tone: "bad" | "warning" | "good" }>; showInPortal: boolean };

export type HealthValue = { id: string; scoreId: string; day: string; value: number; comment: string; createdBy: Actor };

export type TemplateSummary = { id: string; name: string; description: string; archived: boolean; portalCount: number; sectionTitles: Array<string>; updatedAt: string; updatedBy: string };

export type Template = { id: string; name: string; description: string; archived: boolean; portalCount: number; sectionTitles: Array<string>; updatedAt: string; updatedBy: string; document: PortalDocument; revision: number };

export type Saved = { revision: number; savedAt: string };

export type Portal = { customerId: string; customerName: string; state: PortalState; document: PortalDocument; revision: number; template: { id: string | null; name: string }; publishedVersion: PortalVersion | null; links: Array<ShareLink>; shared: boolean; updatedAt: string };

export type PortalVersion = { number: number; publishedAt: string; publishedBy: Actor };

export type ShareLink = { id: string; name: string; primary: boolean; rule: "open" | "password" | "email"; audience: LinkAudience | null; state: LinkState; url: string; revokedContactIds: Array<string>; expiresAt: string | null; revokedAt: string | null; lastVisitAt: string | null; createdAt: string };

export type LinkAudience = { kind: "customer" } | { kind: "contacts"; contactIds: Array<string> } | { kind: "domains"; domains: Array<string> };

export type PublishPreview = { customerId: string; customerName: string; result: "will-publish" | "nothing-to-publish" | "not-activated" | "failed"; message: string; revision: number | null; changes: number | null; findings: Array<PublishFinding> };

export type PublishFinding = { level: "warning" | "notice"; code: "empty-token" | "missing-alt" | "empty-section" | "empty-block" | "past-date" | "newly-visible"; message: string; sectionId: string | null; blockId: string | null };

export type InvitePreview = { customerId: string; customerName: string; result: "will-invite" | "nobody" | "not-shared" | "not-activated" | "failed"; message: string; link: { id: string; name: string; rule: "open" | "password" | "email" } | null; invitees: Array<Invitee> };

export type Invitee = { contactId: string; name: string; email: string | null; photoUrl: string | null; admitted: boolean; invitedAt: string | null };

export type WorkspaceLink = { id: string; name: string; rule: "open" | "password" | "email"; audience: LinkAudience | null; state: LinkState; url: string; revokedContactIds: Array<string>; expiresAt: string | null; revokedAt: string | null; lastVisitAt: string | null; createdAt: string; customer: { id: string; name: string; logoUrl: string | null } };

export type InvitationResult = { contactId: string; name: string; outcome: "queued" | "no-email" | "not-admitted" };

export type Asset = { id: string; url: string; width: number; height: number; mediaType: string };

export type DynamicValue = { path: string; label: string; group: string; sample: string; value: string | null };

export type Import = { id: string; kind: "customers" | "tasks"; fileName: string; reading: string; state: "mapping" | "running" | "done" | "failed"; failure: string | null; columns: Array<{ name: string; samples: Array<string>; emptyCount: number }>; fields: Array<{ field: string; label: string; required: boolean; help: string; choices: Array<{ value: string; label: string }> }>; mapping: ImportMapping; people: Array<{ value: string; rows: number; staffId: string | null }>; remembered: boolean; rowCount: number; summary: { create: number; update: number; faulty: number; mendable: number; mended: number } | null; progress: { done: number; created: number; updated: number; skipped: number }; createdAt: string };

export type ImportRow = { line: number; cells: Array<string>; action: "create" | "update" | "skip"; errors: Array<{ column: string | null; message: string }>; mends: Array<ImportMend>; mended: ImportMend | null };

export type ImportMend = { kind: "join"; from: number; count: number; description: string };

export type AuditEntry = { number: number; at: string; kind: "session.started" | "session.failed" | "session.ended" | "session.revoked" | "staff.created" | "staff.invited" | "staff.changed" | "staff.disabled" | "staff.enabled" | "staff.password-changed" | "staff.second-factor-changed" | "settings.changed" | "customer.created" | "customer.owner-changed" | "customer.removed" | "portal.activated" | "portal.deactivated" | "portal.template-changed" | "portal.published" | "portal.unpublished" | "link.created" | "link.changed" | "link.rotated" | "link.revoked" | "link.contact-revoked" | "link.unlocked" | "link.refused" | "record.shown" | "record.hidden" | "task.completed" | "task.reopened" | "comment.added" | "content.viewed" | "content.downloaded" | "terms.published" | "terms.accepted" | "contact.added" | "contact.changed" | "contact.removed" | "contact.invited" | "contact.exported" | "contact.erased" | "import.started" | "automation.created" | "automation.changed" | "automation.removed" | "playbook.created" | "playbook.changed" | "playbook.removed" | "webhook.created" | "webhook.changed" | "webhook.removed" | "audit.exported"; customer: { id: string; name: string | null } | null; actor: { kind: "staff" | "contact" | "viewer" | "system"; id: string | null; name: string | null; address: string | null; erased: boolean }; subject: { kind: string; id: string | null; name: string | null; erased: boolean } | null; details: Record<string, string | number | boolean | null>; previousHash: string; hash: string };

export type TermsSummary = { id: string; title: string; current: { number: number; title: string; at: string; by: string; digest: string } | null; changed: boolean; acceptances: number };

export type Terms = { id: string; title: string; current: { number: number; title: string; at: string; by: string; digest: string } | null; changed: boolean; acceptances: number; body: RichText; revision: number; versions: Array<{ number: number; title: string; at: string; by: string; digest: string }> };

export type TermsAcceptance = { id: string; number: number; title: string; digest: string; customer: { id: string; name: string | null }; contactId: string | null; name: string | null; claimed: boolean; address: string | null; at: string };

export type Automation = { id: string; name: string; enabled: boolean; when: AutomationTrigger; conditions: Array<AutomationCondition>; actions: Array<AutomationAction>; lastRun: { at: string; state: "running" | "done" | "skipped" | "failed"; customerName: string } | null; updatedAt: string };

export type AutomationField = { field: string; label: string; type: "text" | "number" | "date" | "boolean" | "choice" | "tags" | "staff"; choices: Array<string>; operators: Array<"is" | "is-not" | "contains" | "contains-not" | "greater" | "less" | "empty" | "not-empty">; settable: boolean };

export type AutomationRun = { id: string; automationId: string; automationName: string; customerId: string; customerName: string; event: string; state: "running" | "done" | "skipped" | "failed"; reason: string; steps: Array<{ kind: string; outcome: "done" | "skipped" | "failed"; text: string }>; at: string };

export type Playbook = { id: string; name: string; description: string; steps: Array<PlaybookStep>; usedBy: number; updatedAt: string };

export type Webhook = { id: string; name: string; url: string; usedBy: number; lastDelivery: { at: string; state: "waiting" | "delivered" | "failed" } | null; createdAt: string };

export type WebhookDelivery = { id: string; event: string; customerId: string | null; state: "waiting" | "delivered" | "failed"; at: string; nextAt: string | null; attempts: Array<{ at: string; status: number | null; said: string }>; body: string };

export type Touchpoint = { id: string; customerId: string; kind: "call" | "mail" | "meeting" | "chat"; at: string; subject: string; body: RichText; contacts: Array<{ id: string; name: string }>; createdBy: Actor; sent: Array<{ at: string; by: string; to: Array<string>; withLink: boolean }> };

export type Notification = { id: string; kind: string; customerId: string | null; text: string; link: string; at: string; read: boolean };

export type DueTask = { id: string; title: string; due: string | null; customer: WorkCustomer; priority: "low" | "normal" | "high"; assigneeName: string | null; mine: boolean };

export type WorkCustomer = { id: string; name: string; logoUrl: string | null };

export type WaitingCustomer = { customer: WorkCustomer; count: number; tasks: Array<{ id: string; title: string; due: string | null; assigneeName: string | null }> };

export type UnansweredComment = { id: string; customer: WorkCustomer; record: RecordRef; author: Actor; text: string; at: string };

export type RecordRef = { kind: "note" | "task" | "file" | "meeting"; id: string; title: string };

export type CustomerNews = { id: string; kind: "task-completed" | "task-reopened" | "comment-added" | "file-uploaded" | "details-changed" | "first-visit"; at: string; actor: Actor; customer: WorkCustomer; record: RecordRef | null; text: string | null; link: string };

export type UnpublishedPortal = { customer: WorkCustomer; state: PortalState };

export type ExpiringLink = { id: string; customer: WorkCustomer; name: string; rule: "open" | "password" | "email"; expiresAt: string };

export type Visit = { id: string; startedAt: string; lastAt: string; contactId: string | null; name: string | null; link: { id: string; name: string } | null; pages: Array<{ title: string | null; views: number }>; sections: Array<{ title: string | null; seconds: number }>; downloads: Array<{ fileId: string; name: string; kind: "download" | "preview"; at: string }> };

export type MailLine = { id: string; kind: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | "test"; kindLabel: string; state: "held" | "queued" | "sending" | "failed" | "sent" | "kept" | "dead" | "gathered" | "cancelled" | "muted"; to: { name: string; email: string }; customer: { id: string; name: string } | null; subject: string; answer: string; attempts: number; createdAt: string; dueAt: string | null; sentAt: string | null };

export type Mail = { id: string; kind: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | "test"; kindLabel: string; state: "held" | "queued" | "sending" | "failed" | "sent" | "kept" | "dead" | "gathered" | "cancelled" | "muted"; to: { name: string; email: string }; customer: { id: string; name: string } | null; subject: string; answer: string; attempts: number; createdAt: string; dueAt: string | null; sentAt: string | null; messageId: string; headers: Array<{ name: string; value: string }>; text: string; html: string; gathered: Array<{ id: string; kindLabel: string }>; gatheredInto: string | null; covered: boolean };

export type MailTemplate = { id: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | string; kind: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | null; name: string; when: string; edited: Array<"en" | "de" | "fr" | "es">; texts: Array<{ subject: string; body: RichText; button: string; language: "en" | "de" | "fr" | "es"; edited: boolean }>; dynamicData: Array<DynamicValue> };

/** Every endpoint by name: what a call states and what it gets. */
export interface Endpoints {
  "session.signIn": {
    params: undefined;
    query: undefined;
    body: { email: string; password: string; code?: string };
    response: StaffMember;
  };
  "session.current": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: StaffMember;
  };
  "session.update": {
    params: undefined;
    query: undefined;
    body: { name?: string; title?: string; phone?: string; newsMail?: "off" | "hourly" | "daily"; currentPassword?: string; newPassword?: string };
    response: StaffMember;
  };
  "session.signOut": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "session.signInWithToken": {
    params: undefined;
    query: undefined;
    body: { token: string; password?: string; code?: string };
    response: StaffMember;
  };
  "session.reset": {
    params: undefined;
    query: undefined;
    body: { email: string };
    response: undefined;
  };
  "setup.status": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { needed: boolean };
  };
  "setup.create": {
    params: undefined;
    query: undefined;
    body: { token: string; workspaceName: string; name: string; email: string; password: string };
    response: StaffMember;
  };
  "account.sessions": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { items: Array<StaffSession> };
  };
  "account.endOtherSessions": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "account.endSession": {
    params: { sessionId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "account.beginSecondFactor": {
    params: undefined;
    query: undefined;
    body: { currentPassword?: string };
    response: { secret: string; uri: string };
  };
  "account.removeSecondFactor": {
    params: undefined;
    query: undefined;
    body: { code: string };
    response: undefined;
  };
  "account.confirmSecondFactor": {
    params: undefined;
    query: undefined;
    body: { code: string };
    response: { recoveryCodes: Array<string> };
  };
  "staff.list": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { items: Array<StaffMember> };
  };
  "staff.create": {
    params: undefined;
    query: undefined;
    body: { name: string; title?: string; phone?: string; email: string; role: "admin" | "csm" | "am" };
    response: { staff: StaffMember; invitationUrl: string };
  };
  "staff.update": {
    params: { staffId: string };
    query: undefined;
    body: { name?: string; title?: string; phone?: string; role?: "admin" | "csm" | "am"; allCustomers?: boolean; disabled?: boolean };
    response: StaffMember;
  };
  "staff.invite": {
    params: { staffId: string };
    query: undefined;
    body: undefined;
    response: { invitationUrl: string };
  };
  "staff.signOut": {
    params: { staffId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "staff.removeSecondFactor": {
    params: { staffId: string };
    query: undefined;
    body: undefined;
    response: StaffMember;
  };
  "staff.setPhoto": {
    params: { staffId: string };
    query: undefined;
    body: FormData;
    response: StaffMember;
  };
  "workspace.get": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: Workspace;
  };
  "workspace.update": {
    params: undefined;
    query: undefined;
    body: { name?: string; accent?: string; language?: "en" | "de" | "fr" | "es"; timeZone?: string; stages?: Array<string>; stageMoves?: Array<{ from: string; to: string | null }>; viewerSessionDays?: number; recordVisits?: boolean; visitsKeptDays?: number; portalFeature?: "off" | "active" };
    response: Workspace;
  };
  "workspace.setLogo": {
    params: undefined;
    query: undefined;
    body: FormData;
    response: Workspace;
  };
  "workspace.removeLogo": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: Workspace;
  };
  "attributes.list": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { items: Array<Attribute> };
  };
  "attributes.create": {
    params: undefined;
    query: undefined;
    body: { label: string; choices?: Array<string>; showInPortal?: boolean; type: "text" | "number" | "date" | "boolean" | "choice" | "url" | "email"; key?: string };
    response: Attribute;
  };
  "attributes.update": {
    params: { attributeId: string };
    query: undefined;
    body: { label?: string; choices?: Array<string>; showInPortal?: boolean };
    response: Attribute;
  };
  "attributes.remove": {
    params: { attributeId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "customers.list": {
    params: undefined;
    query: { cursor?: string; limit?: number; search?: string; ownerId?: string | "none"; stage?: string; tag?: string; portalPublished?: "true" | "false"; portalState?: PortalState; sort?: "name" | "-updatedAt" | "-lastVisitAt" };
    body: undefined;
    response: { items: Array<CustomerSummary>; nextCursor: string | null; total: number };
  };
  "customers.create": {
    params: undefined;
    query: undefined;
    body: { name: string; externalId?: string | null; ownerId?: string | null; stage?: string | null; tags?: Array<string>; website?: "" | string; phone?: string; address?: { street?: string; city?: string; region?: string; postalCode?: string; country?: string }; industry?: string; language?: "en" | "de" | "fr" | "es" | null; timeZone?: string | null; attributes?: Record<string, string | number | boolean | null> };
    response: Customer;
  };
  "customers.filters": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { tags: Array<string> };
  };
  "customers.get": {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    response: Customer;
  };
  "customers.update": {
    params: { customerId: string };
    query: undefined;
    body: { name?: string; externalId?: string | null; ownerId?: string | null; stage?: string | null; tags?: Array<string>; website?: "" | string; phone?: string; address?: { street?: string; city?: string; region?: string; postalCode?: string; country?: string }; industry?: string; language?: "en" | "de" | "fr" | "es" | null; timeZone?: string | null; attributes?: Record<string, string | number | boolean | null> };
    response: Customer;
  };
  "customers.remove": {
    params: { customerId: string };
    query: undefined;
    body: { confirmName: string };
    response: undefined;
  };
  "customers.changeMany": {
    params: undefined;
    query: undefined;
    body: { customerIds: Array<string>; ownerId?: string | null; stage?: string | null; addTags?: Array<string> };
    response: { items: Array<{ customerId: string; customerName: string; result: "changed" | "unchanged" | "failed"; message: string }> };
  };
  "customers.history": {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    response: { items: Array<DetailChange> };
  };
  "customers.setLogo": {
    params: { customerId: string };
    query: undefined;
    body: FormData;
    response: Customer;
  };
  "contacts.list": {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    response: { items: Array<Contact> };
  };
  "contacts.create": {
    params: { customerId: string };
    query: undefined;
    body: { name: string; email?: string | null; phone?: string; role?: string; language?: "en" | "de" | "fr" | "es" | null; timeZone?: string | null };
    response: Contact;
  };
  "contacts.update": {
    params: { customerId: string; contactId: string };
    query: undefined;
    body: { name?: string; email?: string | null; phone?: string; role?: string; language?: "en" | "de" | "fr" | "es" | null; timeZone?: string | null };
    response: Contact;
  };
  "contacts.remove": {
    params: { customerId: string; contactId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "contacts.setPhoto": {
    params: { customerId: string; contactId: string };
    query: undefined;
    body: FormData;
    response: Contact;
  };
  "contacts.removePhoto": {
    params: { customerId: string; contactId: string };
    query: undefined;
    body: undefined;
    response: Contact;
  };
  "contacts.history": {
    params: { customerId: string; contactId: string };
    query: undefined;
    body: undefined;
    response: { items: Array<DetailChange> };
  };
  "notes.list": {
    params: { customerId: string };
    query: { cursor?: string; limit?: number; tag?: string; showInPortal?: "true" | "false"; search?: string };
    body: undefined;
    response: { items: Array<Note>; nextCursor: string | null };
  };
  "notes.create": {
    params: { customerId: string };
    query: undefined;
    body: { tags?: Array<string>; showInPortal?: boolean; externalId?: string | null; title: string; body?: RichText; at?: string };
    response: Note;
  };
  "notes.get": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: Note;
  };
  "notes.update": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: { tags?: Array<string>; showInPortal?: boolean; externalId?: string | null; title?: string; body?: RichText; at?: string };
    response: Note;
  };
  "notes.remove": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "notes.restore": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: Note;
  };
  "notes.showInPortal": {
    params: { customerId: string };
    query: undefined;
    body: { ids: Array<string>; showInPortal: boolean };
    response: { changed: number };
  };
  "tasks.list": {
    params: { customerId: string };
    query: { cursor?: string; limit?: number; tag?: string; showInPortal?: "true" | "false"; search?: string; state?: "open" | "done" };
    body: undefined;
    response: { items: Array<Task>; nextCursor: string | null };
  };
  "tasks.create": {
    params: { customerId: string };
    query: undefined;
    body: { tags?: Array<string>; showInPortal?: boolean; externalId?: string | null; title: string; description?: string; due?: string | null; priority?: "low" | "normal" | "high"; assignee?: Assignee };
    response: Task;
  };
  "tasks.get": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: Task;
  };
  "tasks.update": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: { tags?: Array<string>; showInPortal?: boolean; externalId?: string | null; title?: string; description?: string; due?: string | null; priority?: "low" | "normal" | "high"; assignee?: Assignee };
    response: Task;
  };
  "tasks.remove": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "tasks.restore": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: Task;
  };
  "tasks.showInPortal": {
    params: { customerId: string };
    query: undefined;
    body: { ids: Array<string>; showInPortal: boolean };
    response: { changed: number };
  };
  "tasks.setDone": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: { done: boolean };
    response: Task;
  };
  "files.list": {
    params: { customerId: string };
    query: { cursor?: string; limit?: number; tag?: string; showInPortal?: "true" | "false"; search?: string };
    body: undefined;
    response: { items: Array<FileRecord>; nextCursor: string | null };
  };
  "files.create": {
    params: { customerId: string };
    query: undefined;
    body: FormData;
    response: FileRecord;
  };
  "files.get": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: FileRecord;
  };
  "files.update": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: { tags?: Array<string>; showInPortal?: boolean; externalId?: string | null; name?: string; description?: string; folder?: string };
    response: FileRecord;
  };
  "files.remove": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "files.restore": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: FileRecord;
  };
  "files.showInPortal": {
    params: { customerId: string };
    query: undefined;
    body: { ids: Array<string>; showInPortal: boolean };
    response: { changed: number };
  };
  "files.content": {
    params: { customerId: string; recordId: string };
    query: { inline?: "true" | "false"; thumbnail?: "true" | "false" };
    body: undefined;
    response: undefined;
  };
  "meetings.list": {
    params: { customerId: string };
    query: { cursor?: string; limit?: number; tag?: string; showInPortal?: "true" | "false"; search?: string; when?: "past" | "upcoming" };
    body: undefined;
    response: { items: Array<Meeting>; nextCursor: string | null };
  };
  "meetings.create": {
    params: { customerId: string };
    query: undefined;
    body: { tags?: Array<string>; showInPortal?: boolean; externalId?: string | null; title: string; startsAt: string; endsAt: string; location?: string; joinUrl?: "" | string; agenda?: RichText; recap?: RichText; recordingUrl?: "" | string; attendees?: Array<string> };
    response: Meeting;
  };
  "meetings.get": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: Meeting;
  };
  "meetings.update": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: { tags?: Array<string>; showInPortal?: boolean; externalId?: string | null; title?: string; startsAt?: string; endsAt?: string; location?: string; joinUrl?: "" | string; agenda?: RichText; recap?: RichText; recordingUrl?: "" | string; attendees?: Array<string> };
    response: Meeting;
  };
  "meetings.remove": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "meetings.restore": {
    params: { customerId: string; recordId: string };
    query: undefined;
    body: undefined;
    response: Meeting;
  };
  "meetings.showInPortal": {
    params: { customerId: string };
    query: undefined;
    body: { ids: Array<string>; showInPortal: boolean };
    response: { changed: number };
  };
  "comments.list": {
    params: { customerId: string };
    query: { recordKind: "note" | "task" | "file" | "meeting"; recordId: string };
    body: undefined;
    response: { items: Array<Comment> };
  };
  "comments.create": {
    params: { customerId: string };
    query: undefined;
    body: { recordKind: "note" | "task" | "file" | "meeting"; recordId: string; text: string; visibility?: "internal" | "portal"; attachmentIds?: Array<string>; mentionIds?: Array<string> };
    response: Comment;
  };
  "comments.setAnswered": {
    params: { customerId: string; commentId: string };
    query: undefined;
    body: { answered: boolean };
    response: undefined;
  };
  "comments.remove": {
    params: { customerId: string; commentId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "healthScores.list": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { items: Array<HealthScore> };
  };
  "healthScores.create": {
    params: undefined;
    query: undefined;
    body: { name: string; description?: string; min: number; max: number; unit?: string; bands: Array<{ from: number; label: string; tone: "bad" | "warning" | "good" }>; showInPortal?: boolean };
    response: HealthScore;
  };
  "healthScores.update": {
    params: { scoreId: string };
    query: undefined;
    body: { name?: string; description?: string; min?: number; max?: number; unit?: string; bands?: Array<{ from: number; label: string; tone: "bad" | "warning" | "good" }>; showInPortal?: boolean };
    response: HealthScore;
  };
  "healthScores.remove": {
    params: { scoreId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "healthValues.list": {
    params: { customerId: string };
    query: { scoreId?: string };
    body: undefined;
    response: { items: Array<HealthValue> };
  };
  "healthValues.create": {
    params: { customerId: string };
    query: undefined;
    body: { scoreId: string; day: string; value: number; comment?: string };
    response: HealthValue;
  };
  "healthValues.update": {
    params: { customerId: string; valueId: string };
    query: undefined;
    body: { day?: string; value?: number; comment?: string };
    response: HealthValue;
  };
  "healthValues.remove": {
    params: { customerId: string; valueId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "templates.starters": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { items: Array<{ key: string; name: string; description: string; sectionTitles: Array<string> }> };
  };
  "templates.list": {
    params: undefined;
    query: { archived?: "true" | "false" };
    body: undefined;
    response: { items: Array<TemplateSummary> };
  };
  "templates.create": {
    params: undefined;
    query: undefined;
    body: { name: string; description?: string; starter?: string };
    response: Template;
  };
  "templates.get": {
    params: { templateId: string };
    query: undefined;
    body: undefined;
    response: Template;
  };
  "templates.update": {
    params: { templateId: string };
    query: undefined;
    body: { name?: string; description?: string; archived?: boolean };
    response: Template;
  };
  "templates.remove": {
    params: { templateId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "templates.saveDocument": {
    params: { templateId: string };
    query: undefined;
    body: { document: PortalDocument };
    response: Saved;
  };
  "templates.duplicate": {
    params: { templateId: string };
    query: undefined;
    body: undefined;
    response: Template;
  };
  "templates.portals": {
    params: { templateId: string };
    query: undefined;
    body: undefined;
    response: { items: Array<{ customerId: string; customerName: string }> };
  };
  "portals.get": {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    response: Portal;
  };
  "portals.activate": {
    params: { customerId: string };
    query: undefined;
    body: { templateId: string };
    response: Portal;
  };
  "portals.deactivate": {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "portals.activateMany": {
    params: undefined;
    query: undefined;
    body: { customerIds: Array<string>; templateId: string };
    response: { items: Array<{ customerId: string; customerName: string; result: "activated" | "already-active" | "failed"; message: string }> };
  };
  "portals.previewPublishMany": {
    params: undefined;
    query: undefined;
    body: { customerIds: Array<string> };
    response: { items: Array<PublishPreview> };
  };
  "portals.publishMany": {
    params: undefined;
    query: undefined;
    body: { items: Array<{ customerId: string; revision: number }> };
    response: { items: Array<{ customerId: string; customerName: string; result: "published" | "nothing-to-publish" | "changed-meanwhile" | "failed"; message: string }> };
  };
  "portals.previewInviteMany": {
    params: undefined;
    query: undefined;
    body: { customerIds: Array<string> };
    response: { items: Array<InvitePreview> };
  };
  "portals.inviteMany": {
    params: undefined;
    query: undefined;
    body: { items: Array<{ customerId: string; linkId: string; contactIds: Array<string> }> };
    response: { items: Array<{ customerId: string; customerName: string; result: "invited" | "nobody" | "failed"; invited: number; message: string }> };
  };
  "portals.saveDocument": {
    params: { customerId: string };
    query: undefined;
    body: { document: PortalDocument };
    response: Saved;
  };
  "portals.changeTemplate": {
    params: { customerId: string };
    query: undefined;
    body: { templateId: string };
    response: Portal;
  };
  "portals.publishCheck": {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    response: { findings: Array<PublishFinding> };
  };
  "portals.publish": {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    response: Portal;
  };
  "portals.unpublish": {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    response: Portal;
  };
  "portals.versions": {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    response: { items: Array<PortalVersion> };
  };
  "shareLinks.list": {
    params: undefined;
    query: { cursor?: string; limit?: number; search?: string; state?: LinkState; rule?: "open" | "password" | "email" };
    body: undefined;
    response: { items: Array<WorkspaceLink>; nextCursor: string | null };
  };
  "shareLinks.revokeMany": {
    params: undefined;
    query: undefined;
    body: { linkIds: Array<string> };
    response: { items: Array<{ linkId: string; result: "revoked" | "already" | "failed"; message: string }> };
  };
  "shareLinks.create": {
    params: { customerId: string };
    query: undefined;
    body: { name?: string; rule: "open" | "password" | "email"; password?: string; audience?: { kind: "customer" } | { kind: "contacts"; contactIds: Array<string> } | { kind: "domains"; domains: Array<string> }; expiresAt?: string | null };
    response: { link: ShareLink; password: string | null };
  };
  "shareLinks.update": {
    params: { customerId: string; linkId: string };
    query: undefined;
    body: { name?: string; rule?: "open" | "password" | "email"; password?: string; audience?: { kind: "customer" } | { kind: "contacts"; contactIds: Array<string> } | { kind: "domains"; domains: Array<string> }; expiresAt?: string | null };
    response: { link: ShareLink; password: string | null };
  };
  "shareLinks.revoke": {
    params: { customerId: string; linkId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "shareLinks.rotate": {
    params: { customerId: string; linkId: string };
    query: undefined;
    body: undefined;
    response: { link: ShareLink; password: string | null };
  };
  "shareLinks.revokeContact": {
    params: { customerId: string; linkId: string };
    query: undefined;
    body: { contactId: string };
    response: { link: ShareLink; password: string | null };
  };
  "shareLinks.restoreContact": {
    params: { customerId: string; linkId: string; contactId: string };
    query: undefined;
    body: undefined;
    response: { link: ShareLink; password: string | null };
  };
  "invitations.prepare": {
    params: { customerId: string; linkId: string };
    query: undefined;
    body: undefined;
    response: { invitees: Array<Invitee>; subject: string; body: RichText; dynamicData: Array<{ path: string; label: string; group: string; sample: string }> };
  };
  "invitations.send": {
    params: { customerId: string; linkId: string };
    query: undefined;
    body: { contactIds: Array<string>; subject?: string; body?: RichText };
    response: { items: Array<InvitationResult> };
  };
  "preview.blocks": {
    params: undefined;
    query: undefined;
    body: { customerId: string | null; language?: string; blocks: Array<BlockInstance> };
    response: { blocks: Record<string, { view: Record<string, unknown> } | { error: string }> };
  };
  "assets.upload": {
    params: undefined;
    query: undefined;
    body: FormData;
    response: Asset;
  };
  "assets.get": {
    params: { assetId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "dynamicData.catalogue": {
    params: undefined;
    query: { customerId?: string };
    body: undefined;
    response: { items: Array<DynamicValue> };
  };
  "imports.create": {
    params: undefined;
    query: undefined;
    body: FormData;
    response: Import;
  };
  "imports.get": {
    params: { importId: string };
    query: undefined;
    body: undefined;
    response: Import;
  };
  "imports.remove": {
    params: { importId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "imports.setMapping": {
    params: { importId: string };
    query: undefined;
    body: ImportMapping;
    response: Import;
  };
  "imports.rows": {
    params: { importId: string };
    query: { cursor?: string; limit?: number; show?: "all" | "faulty" | "mended" };
    body: undefined;
    response: { items: Array<ImportRow>; nextCursor: string | null };
  };
  "imports.mend": {
    params: { importId: string };
    query: undefined;
    body: { all: true } | { rows: Array<{ line: number; mend: { kind: "join"; from: number; count: number } | null }> };
    response: Import;
  };
  "imports.run": {
    params: { importId: string };
    query: undefined;
    body: undefined;
    response: Import;
  };
  "imports.skipped": {
    params: { importId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "audit.list": {
    params: undefined;
    query: { cursor?: string; limit?: number; area?: "session" | "staff" | "settings" | "customer" | "portal" | "link" | "record" | "task" | "comment" | "content" | "terms" | "contact" | "import" | "automation" | "playbook" | "webhook" | "audit"; kind?: "session.started" | "session.failed" | "session.ended" | "session.revoked" | "staff.created" | "staff.invited" | "staff.changed" | "staff.disabled" | "staff.enabled" | "staff.password-changed" | "staff.second-factor-changed" | "settings.changed" | "customer.created" | "customer.owner-changed" | "customer.removed" | "portal.activated" | "portal.deactivated" | "portal.template-changed" | "portal.published" | "portal.unpublished" | "link.created" | "link.changed" | "link.rotated" | "link.revoked" | "link.contact-revoked" | "link.unlocked" | "link.refused" | "record.shown" | "record.hidden" | "task.completed" | "task.reopened" | "comment.added" | "content.viewed" | "content.downloaded" | "terms.published" | "terms.accepted" | "contact.added" | "contact.changed" | "contact.removed" | "contact.invited" | "contact.exported" | "contact.erased" | "import.started" | "automation.created" | "automation.changed" | "automation.removed" | "playbook.created" | "playbook.changed" | "playbook.removed" | "webhook.created" | "webhook.changed" | "webhook.removed" | "audit.exported"; personId?: string; customerId?: string; from?: string; to?: string };
    body: undefined;
    response: { items: Array<AuditEntry>; nextCursor: string | null };
  };
  "audit.kinds": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { areas: Array<string>; kinds: Array<string> };
  };
  "audit.exportCsv": {
    params: undefined;
    query: { area?: "session" | "staff" | "settings" | "customer" | "portal" | "link" | "record" | "task" | "comment" | "content" | "terms" | "contact" | "import" | "automation" | "playbook" | "webhook" | "audit"; kind?: "session.started" | "session.failed" | "session.ended" | "session.revoked" | "staff.created" | "staff.invited" | "staff.changed" | "staff.disabled" | "staff.enabled" | "staff.password-changed" | "staff.second-factor-changed" | "settings.changed" | "customer.created" | "customer.owner-changed" | "customer.removed" | "portal.activated" | "portal.deactivated" | "portal.template-changed" | "portal.published" | "portal.unpublished" | "link.created" | "link.changed" | "link.rotated" | "link.revoked" | "link.contact-revoked" | "link.unlocked" | "link.refused" | "record.shown" | "record.hidden" | "task.completed" | "task.reopened" | "comment.added" | "content.viewed" | "content.downloaded" | "terms.published" | "terms.accepted" | "contact.added" | "contact.changed" | "contact.removed" | "contact.invited" | "contact.exported" | "contact.erased" | "import.started" | "automation.created" | "automation.changed" | "automation.removed" | "playbook.created" | "playbook.changed" | "playbook.removed" | "webhook.created" | "webhook.changed" | "webhook.removed" | "audit.exported"; personId?: string; customerId?: string; from?: string; to?: string };
    body: undefined;
    response: undefined;
  };
  "audit.exportJson": {
    params: undefined;
    query: { area?: "session" | "staff" | "settings" | "customer" | "portal" | "link" | "record" | "task" | "comment" | "content" | "terms" | "contact" | "import" | "automation" | "playbook" | "webhook" | "audit"; kind?: "session.started" | "session.failed" | "session.ended" | "session.revoked" | "staff.created" | "staff.invited" | "staff.changed" | "staff.disabled" | "staff.enabled" | "staff.password-changed" | "staff.second-factor-changed" | "settings.changed" | "customer.created" | "customer.owner-changed" | "customer.removed" | "portal.activated" | "portal.deactivated" | "portal.template-changed" | "portal.published" | "portal.unpublished" | "link.created" | "link.changed" | "link.rotated" | "link.revoked" | "link.contact-revoked" | "link.unlocked" | "link.refused" | "record.shown" | "record.hidden" | "task.completed" | "task.reopened" | "comment.added" | "content.viewed" | "content.downloaded" | "terms.published" | "terms.accepted" | "contact.added" | "contact.changed" | "contact.removed" | "contact.invited" | "contact.exported" | "contact.erased" | "import.started" | "automation.created" | "automation.changed" | "automation.removed" | "playbook.created" | "playbook.changed" | "playbook.removed" | "webhook.created" | "webhook.changed" | "webhook.removed" | "audit.exported"; personId?: string; customerId?: string; from?: string; to?: string };
    body: undefined;
    response: string;
  };
  "audit.verify": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { entries: number; intact: boolean; message: string; head: string | null };
  };
  "terms.list": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { items: Array<TermsSummary> };
  };
  "terms.create": {
    params: undefined;
    query: undefined;
    body: { title: string };
    response: Terms;
  };
  "terms.get": {
    params: { termsId: string };
    query: undefined;
    body: undefined;
    response: Terms;
  };
  "terms.remove": {
    params: { termsId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "terms.saveDraft": {
    params: { termsId: string };
    query: undefined;
    body: { title: string; body: RichText };
    response: Terms;
  };
  "terms.publish": {
    params: { termsId: string };
    query: undefined;
    body: undefined;
    response: Terms;
  };
  "terms.version": {
    params: { termsId: string; number: number };
    query: undefined;
    body: undefined;
    response: { number: number; title: string; at: string; by: string; digest: string; body: RichText };
  };
  "terms.acceptances": {
    params: { termsId: string };
    query: { cursor?: string; limit?: number; customerId?: string };
    body: undefined;
    response: { items: Array<TermsAcceptance>; nextCursor: string | null };
  };
  "terms.uses": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { workspace: "inherit" | "none" | string; templates: Array<{ templateId: string; name: string; choice: "inherit" | "none" | string }> };
  };
  "terms.use": {
    params: undefined;
    query: undefined;
    body: { templateId: string | null; choice: "inherit" | "none" | string };
    response: undefined;
  };
  "terms.ofPortal": {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    response: { choice: "inherit" | "none" | string; inherited: { id: string; title: string } | null };
  };
  "terms.useInPortal": {
    params: { customerId: string };
    query: undefined;
    body: { choice: "inherit" | "none" | string };
    response: undefined;
  };
  "automations.list": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { items: Array<Automation> };
  };
  "automations.create": {
    params: undefined;
    query: undefined;
    body: { name: string; enabled: boolean; when: AutomationTrigger; conditions: Array<AutomationCondition>; actions: Array<AutomationAction> };
    response: Automation;
  };
  "automations.options": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { fields: Array<AutomationField>; roles: Array<string> };
  };
  "automations.get": {
    params: { automationId: string };
    query: undefined;
    body: undefined;
    response: Automation;
  };
  "automations.update": {
    params: { automationId: string };
    query: undefined;
    body: { name?: string; enabled?: boolean; when?: AutomationTrigger; conditions?: Array<AutomationCondition>; actions?: Array<AutomationAction> };
    response: Automation;
  };
  "automations.remove": {
    params: { automationId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "automations.runs": {
    params: undefined;
    query: { cursor?: string; limit?: number; automationId?: string; customerId?: string; state?: "running" | "done" | "skipped" | "failed" };
    body: undefined;
    response: { items: Array<AutomationRun>; nextCursor: string | null };
  };
  "automations.tryOut": {
    params: { customerId: string };
    query: undefined;
    body: { when: AutomationTrigger; conditions: Array<AutomationCondition>; actions: Array<AutomationAction> };
    response: { conditions: Array<{ met: boolean; actual: string }>; steps: Array<{ kind: string; would: boolean; text: string }> };
  };
  "playbooks.list": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { items: Array<Playbook> };
  };
  "playbooks.create": {
    params: undefined;
    query: undefined;
    body: { name: string; description?: string; steps?: Array<PlaybookStep> };
    response: Playbook;
  };
  "playbooks.get": {
    params: { playbookId: string };
    query: undefined;
    body: undefined;
    response: Playbook;
  };
  "playbooks.update": {
    params: { playbookId: string };
    query: undefined;
    body: { name?: string; description?: string; steps?: Array<PlaybookStep> };
    response: Playbook;
  };
  "playbooks.remove": {
    params: { playbookId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "playbooks.start": {
    params: { customerId: string; playbookId: string };
    query: undefined;
    body: { startId: string; from?: string; contactId?: string };
    response: { tasks: number; notes: number; shown: number };
  };
  "webhooks.list": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { items: Array<Webhook> };
  };
  "webhooks.create": {
    params: undefined;
    query: undefined;
    body: { name: string; url: string };
    response: { webhook: Webhook; secret: string };
  };
  "webhooks.update": {
    params: { webhookId: string };
    query: undefined;
    body: { name?: string; url?: string };
    response: Webhook;
  };
  "webhooks.remove": {
    params: { webhookId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "webhooks.rotateSecret": {
    params: { webhookId: string };
    query: undefined;
    body: undefined;
    response: { webhook: Webhook; secret: string };
  };
  "webhooks.test": {
    params: { webhookId: string };
    query: undefined;
    body: undefined;
    response: WebhookDelivery;
  };
  "webhooks.deliveries": {
    params: { webhookId: string };
    query: { cursor?: string; limit?: number };
    body: undefined;
    response: { items: Array<WebhookDelivery>; nextCursor: string | null };
  };
  "webhooks.resend": {
    params: { webhookId: string; deliveryId: string };
    query: undefined;
    body: undefined;
    response: WebhookDelivery;
  };
  "touchpoints.list": {
    params: { customerId: string };
    query: { cursor?: string; limit?: number };
    body: undefined;
    response: { items: Array<Touchpoint>; nextCursor: string | null };
  };
  "touchpoints.create": {
    params: { customerId: string };
    query: undefined;
    body: { kind: "call" | "mail" | "meeting" | "chat"; at?: string; subject: string; body?: RichText; contactIds?: Array<string> };
    response: Touchpoint;
  };
  "touchpoints.update": {
    params: { customerId: string; touchpointId: string };
    query: undefined;
    body: { kind?: "call" | "mail" | "meeting" | "chat"; at?: string; subject?: string; body?: RichText; contactIds?: Array<string> };
    response: Touchpoint;
  };
  "touchpoints.remove": {
    params: { customerId: string; touchpointId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "touchpoints.restore": {
    params: { customerId: string; touchpointId: string };
    query: undefined;
    body: undefined;
    response: Touchpoint;
  };
  "touchpoints.send": {
    params: { customerId: string; touchpointId: string };
    query: undefined;
    body: { sendId: string; contactIds: Array<string>; withLink: boolean };
    response: { touchpoint: Touchpoint; results: Array<{ contactId: string; name: string; outcome: "queued" | "muted" | "no-email" }> };
  };
  "notifications.list": {
    params: undefined;
    query: { cursor?: string; limit?: number; unread?: "true" | "false" };
    body: undefined;
    response: { items: Array<Notification>; nextCursor: string | null; unread: number };
  };
  "notifications.markRead": {
    params: undefined;
    query: undefined;
    body: { ids?: Array<string> };
    response: undefined;
  };
  "myWork.get": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { ownCustomers: number; lookedAt: string | null };
  };
  "myWork.due": {
    params: undefined;
    query: { cursor?: string; limit?: number; customers?: "mine" | "all" };
    body: undefined;
    response: { items: Array<DueTask>; nextCursor: string | null; total: number };
  };
  "myWork.waiting": {
    params: undefined;
    query: { cursor?: string; limit?: number; customers?: "mine" | "all" };
    body: undefined;
    response: { items: Array<WaitingCustomer>; nextCursor: string | null };
  };
  "myWork.unanswered": {
    params: undefined;
    query: { cursor?: string; limit?: number; customers?: "mine" | "all" };
    body: undefined;
    response: { items: Array<UnansweredComment>; nextCursor: string | null; total: number };
  };
  "myWork.news": {
    params: undefined;
    query: { cursor?: string; limit?: number; customers?: "mine" | "all" };
    body: undefined;
    response: { items: Array<CustomerNews>; nextCursor: string | null };
  };
  "myWork.look": {
    params: undefined;
    query: undefined;
    body: { until: string };
    response: undefined;
  };
  "myWork.portals": {
    params: undefined;
    query: { cursor?: string; limit?: number; customers?: "mine" | "all" };
    body: undefined;
    response: { items: Array<UnpublishedPortal>; nextCursor: string | null; total: number };
  };
  "myWork.links": {
    params: undefined;
    query: { cursor?: string; limit?: number; customers?: "mine" | "all" };
    body: undefined;
    response: { items: Array<ExpiringLink>; nextCursor: string | null };
  };
  "visits.list": {
    params: { customerId: string };
    query: { cursor?: string; limit?: number; contactId?: string };
    body: undefined;
    response: { items: Array<Visit>; nextCursor: string | null };
  };
  "visits.days": {
    params: { customerId: string };
    query: { days?: number };
    body: undefined;
    response: { recorded: boolean; days: Array<{ day: string; visits: number; visitors: number }> };
  };
  "privacy.exportContact": {
    params: { customerId: string; contactId: string };
    query: undefined;
    body: undefined;
    response: string;
  };
  "privacy.eraseContact": {
    params: { customerId: string; contactId: string };
    query: undefined;
    body: { confirmName: string };
    response: undefined;
  };
  "live.stream": {
    params: undefined;
    query: { customerId?: string };
    body: undefined;
    response: undefined;
  };
  "outbox.list": {
    params: undefined;
    query: { cursor?: string; limit?: number; state?: "held" | "queued" | "sending" | "failed" | "sent" | "kept" | "dead" | "gathered" | "cancelled" | "muted"; kind?: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | "test"; customerId?: string; search?: string };
    body: undefined;
    response: { items: Array<MailLine>; nextCursor: string | null; server: boolean };
  };
  "outbox.get": {
    params: { mailId: string };
    query: undefined;
    body: undefined;
    response: Mail;
  };
  "outbox.html": {
    params: { mailId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "outbox.send": {
    params: { mailId: string };
    query: undefined;
    body: undefined;
    response: MailLine;
  };
  "outbox.cancel": {
    params: { mailId: string };
    query: undefined;
    body: undefined;
    response: MailLine;
  };
  "mailTemplates.list": {
    params: undefined;
    query: undefined;
    body: undefined;
    response: { items: Array<{ id: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | string; kind: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | null; name: string; when: string; edited: Array<"en" | "de" | "fr" | "es"> }> };
  };
  "mailTemplates.create": {
    params: undefined;
    query: undefined;
    body: { name: string };
    response: MailTemplate;
  };
  "mailTemplates.get": {
    params: { templateId: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | string };
    query: undefined;
    body: undefined;
    response: MailTemplate;
  };
  "mailTemplates.rename": {
    params: { templateId: string };
    query: undefined;
    body: { name: string };
    response: MailTemplate;
  };
  "mailTemplates.remove": {
    params: { templateId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "mailTemplates.saveText": {
    params: { templateId: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | string; language: "en" | "de" | "fr" | "es" };
    query: undefined;
    body: { subject: string; body: RichText; button: string };
    response: MailTemplate;
  };
  "mailTemplates.resetText": {
    params: { templateId: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | string; language: "en" | "de" | "fr" | "es" };
    query: undefined;
    body: undefined;
    response: MailTemplate;
  };
  "mailTemplates.preview": {
    params: { templateId: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | string; language: "en" | "de" | "fr" | "es" };
    query: undefined;
    body: { subject: string; body: RichText; button: string; customerId?: string; contactId?: string };
    response: { subject: string; text: string; html: string };
  };
  "mailTemplates.previewPage": {
    params: { previewId: string };
    query: undefined;
    body: undefined;
    response: undefined;
  };
  "mailTemplates.test": {
    params: { templateId: "invitation" | "sign-in-link" | "sign-in-code" | "task-assigned" | "comment-answered" | "task-due-soon" | "overdue-digest" | "portal-published" | "touchpoint" | "automation" | "staff-invitation" | "staff-reset" | "staff-digest" | "staff-mention" | string; language: "en" | "de" | "fr" | "es" };
    query: undefined;
    body: { subject: string; body: RichText; button: string; customerId?: string; contactId?: string };
    response: { email: string };
  };
}

/** Method and path of every endpoint. */
export const endpoints = {
  "session.signIn": ["POST", "/session"],
  "session.signInWithToken": ["POST", "/session/token"],
  "session.reset": ["POST", "/session/reset"],
  "session.current": ["GET", "/session"],
  "session.update": ["PATCH", "/session"],
  "session.signOut": ["DELETE", "/session"],
  "setup.status": ["GET", "/setup"],
  "setup.create": ["POST", "/setup"],
  "account.sessions": ["GET", "/account/sessions"],
  "account.endSession": ["DELETE", "/account/sessions/:sessionId"],
  "account.endOtherSessions": ["DELETE", "/account/sessions"],
  "account.beginSecondFactor": ["POST", "/account/second-factor"],
  "account.confirmSecondFactor": ["POST", "/account/second-factor/confirmation"],
  "account.removeSecondFactor": ["DELETE", "/account/second-factor"],
  "staff.list": ["GET", "/staff"],
  "staff.create": ["POST", "/staff"],
  "staff.update": ["PATCH", "/staff/:staffId"],
  "staff.invite": ["POST", "/staff/:staffId/invitation"],
  "staff.signOut": ["POST", "/staff/:staffId/sign-out"],
  "staff.removeSecondFactor": ["DELETE", "/staff/:staffId/second-factor"],
  "staff.setPhoto": ["PUT", "/staff/:staffId/photo"],
  "workspace.get": ["GET", "/workspace"],
  "workspace.update": ["PATCH", "/workspace"],
  "workspace.setLogo": ["PUT", "/workspace/logo"],
  "workspace.removeLogo": ["DELETE", "/workspace/logo"],
  "attributes.list": ["GET", "/attributes"],
  "attributes.create": ["POST", "/attributes"],
  "attributes.update": ["PATCH", "/attributes/:attributeId"],
  "attributes.remove": ["DELETE", "/attributes/:attributeId"],
  "customers.list": ["GET", "/customers"],
  "customers.filters": ["GET", "/customers/filters"],
  "customers.create": ["POST", "/customers"],
  "customers.get": ["GET", "/customers/:customerId"],
  "customers.update": ["PATCH", "/customers/:customerId"],
  "customers.changeMany": ["POST", "/customers/change"],
  "customers.history": ["GET", "/customers/:customerId/history"],
  "customers.remove": ["DELETE", "/customers/:customerId"],
  "customers.setLogo": ["PUT", "/customers/:customerId/logo"],
  "contacts.list": ["GET", "/customers/:customerId/contacts"],
  "contacts.create": ["POST", "/customers/:customerId/contacts"],
  "contacts.update": ["PATCH", "/customers/:customerId/contacts/:contactId"],
  "contacts.remove": ["DELETE", "/customers/:customerId/contacts/:contactId"],
  "contacts.setPhoto": ["PUT", "/customers/:customerId/contacts/:contactId/photo"],
  "contacts.removePhoto": ["DELETE", "/customers/:customerId/contacts/:contactId/photo"],
  "contacts.history": ["GET", "/customers/:customerId/contacts/:contactId/history"],
  "notes.list": ["GET", "/customers/:customerId/notes"],
  "notes.create": ["POST", "/customers/:customerId/notes"],
  "notes.get": ["GET", "/customers/:customerId/notes/:recordId"],
  "notes.update": ["PATCH", "/customers/:customerId/notes/:recordId"],
  "notes.remove": ["DELETE", "/customers/:customerId/notes/:recordId"],
  "notes.restore": ["POST", "/customers/:customerId/notes/:recordId/restore"],
  "notes.showInPortal": ["POST", "/customers/:customerId/notes/show-in-portal"],
  "tasks.list": ["GET", "/customers/:customerId/tasks"],
  "tasks.create": ["POST", "/customers/:customerId/tasks"],
  "tasks.get": ["GET", "/customers/:customerId/tasks/:recordId"],
  "tasks.update": ["PATCH", "/customers/:customerId/tasks/:recordId"],
  "tasks.remove": ["DELETE", "/customers/:customerId/tasks/:recordId"],
  "tasks.restore": ["POST", "/customers/:customerId/tasks/:recordId/restore"],
  "tasks.showInPortal": ["POST", "/customers/:customerId/tasks/show-in-portal"],
  "tasks.setDone": ["PUT", "/customers/:customerId/tasks/:recordId/done"],
  "files.list": ["GET", "/customers/:customerId/files"],
  "files.create": ["POST", "/customers/:customerId/files"],
  "files.get": ["GET", "/customers/:customerId/files/:recordId"],
  "files.update": ["PATCH", "/customers/:customerId/files/:recordId"],
  "files.remove": ["DELETE", "/customers/:customerId/files/:recordId"],
  "files.restore": ["POST", "/customers/:customerId/files/:recordId/restore"],
  "files.showInPortal": ["POST", "/customers/:customerId/files/show-in-portal"],
  "files.content": ["GET", "/customers/:customerId/files/:recordId/content"],
  "meetings.list": ["GET", "/customers/:customerId/meetings"],
  "meetings.create": ["POST", "/customers/:customerId/meetings"],
  "meetings.get": ["GET", "/customers/:customerId/meetings/:recordId"],
  "meetings.update": ["PATCH", "/customers/:customerId/meetings/:recordId"],
  "meetings.remove": ["DELETE", "/customers/:customerId/meetings/:recordId"],
  "meetings.restore": ["POST", "/customers/:customerId/meetings/:recordId/restore"],
  "meetings.showInPortal": ["POST", "/customers/:customerId/meetings/show-in-portal"],
  "comments.list": ["GET", "/customers/:customerId/comments"],
  "comments.create": ["POST", "/customers/:customerId/comments"],
  "comments.setAnswered": ["PUT", "/customers/:customerId/comments/:commentId/answered"],
  "comments.remove": ["DELETE", "/customers/:customerId/comments/:commentId"],
  "healthScores.list": ["GET", "/health-scores"],
  "healthScores.create": ["POST", "/health-scores"],
  "healthScores.update": ["PATCH", "/health-scores/:scoreId"],
  "healthScores.remove": ["DELETE", "/health-scores/:scoreId"],
  "healthValues.list": ["GET", "/customers/:customerId/health-values"],
  "healthValues.create": ["POST", "/customers/:customerId/health-values"],
  "healthValues.update": ["PATCH", "/customers/:customerId/health-values/:valueId"],
  "healthValues.remove": ["DELETE", "/customers/:customerId/health-values/:valueId"],
  "templates.starters": ["GET", "/templates/starters"],
  "templates.list": ["GET", "/templates"],
  "templates.create": ["POST", "/templates"],
  "templates.get": ["GET", "/templates/:templateId"],
  "templates.update": ["PATCH", "/templates/:templateId"],
  "templates.saveDocument": ["PUT", "/templates/:templateId/document"],
  "templates.duplicate": ["POST", "/templates/:templateId/duplicate"],
  "templates.portals": ["GET", "/templates/:templateId/portals"],
  "templates.remove": ["DELETE", "/templates/:templateId"],
  "portals.get": ["GET", "/customers/:customerId/portal"],
  "portals.activate": ["POST", "/customers/:customerId/portal"],
  "portals.activateMany": ["POST", "/portals/activate"],
  "portals.previewPublishMany": ["POST", "/portals/publish/preview"],
  "portals.publishMany": ["POST", "/portals/publish"],
  "portals.previewInviteMany": ["POST", "/portals/invitations/preview"],
  "portals.inviteMany": ["POST", "/portals/invitations"],
  "portals.deactivate": ["DELETE", "/customers/:customerId/portal"],
  "portals.saveDocument": ["PUT", "/customers/:customerId/portal/document"],
  "portals.changeTemplate": ["POST", "/customers/:customerId/portal/template"],
  "portals.publishCheck": ["GET", "/customers/:customerId/portal/publish-check"],
  "portals.publish": ["POST", "/customers/:customerId/portal/publish"],
  "portals.unpublish": ["POST", "/customers/:customerId/portal/unpublish"],
  "portals.versions": ["GET", "/customers/:customerId/portal/versions"],
  "shareLinks.list": ["GET", "/share-links"],
  "shareLinks.revokeMany": ["POST", "/share-links/revoke"],
  "shareLinks.create": ["POST", "/customers/:customerId/portal/links"],
  "shareLinks.update": ["PATCH", "/customers/:customerId/portal/links/:linkId"],
  "shareLinks.rotate": ["POST", "/customers/:customerId/portal/links/:linkId/rotate"],
  "shareLinks.revoke": ["DELETE", "/customers/:customerId/portal/links/:linkId"],
  "shareLinks.revokeContact": ["POST", "/customers/:customerId/portal/links/:linkId/revoked-contacts"],
  "shareLinks.restoreContact": ["DELETE", "/customers/:customerId/portal/links/:linkId/revoked-contacts/:contactId"],
  "invitations.prepare": ["GET", "/customers/:customerId/portal/links/:linkId/invitations"],
  "invitations.send": ["POST", "/customers/:customerId/portal/links/:linkId/invitations"],
  "preview.blocks": ["POST", "/preview/blocks"],
  "assets.upload": ["POST", "/assets"],
  "assets.get": ["GET", "/assets/:assetId"],
  "dynamicData.catalogue": ["GET", "/dynamic-data"],
  "imports.create": ["POST", "/imports"],
  "imports.get": ["GET", "/imports/:importId"],
  "imports.setMapping": ["PUT", "/imports/:importId/mapping"],
  "imports.rows": ["GET", "/imports/:importId/rows"],
  "imports.mend": ["POST", "/imports/:importId/mends"],
  "imports.run": ["POST", "/imports/:importId/run"],
  "imports.skipped": ["GET", "/imports/:importId/skipped.csv"],
  "imports.remove": ["DELETE", "/imports/:importId"],
  "audit.list": ["GET", "/audit"],
  "audit.kinds": ["GET", "/audit/kinds"],
  "audit.exportCsv": ["GET", "/audit/export.csv"],
  "audit.exportJson": ["GET", "/audit/export.json"],
  "audit.verify": ["GET", "/audit/verification"],
  "terms.list": ["GET", "/terms"],
  "terms.create": ["POST", "/terms"],
  "terms.get": ["GET", "/terms/:termsId"],
  "terms.saveDraft": ["PUT", "/terms/:termsId/draft"],
  "terms.publish": ["POST", "/terms/:termsId/publish"],
  "terms.version": ["GET", "/terms/:termsId/versions/:number"],
  "terms.remove": ["DELETE", "/terms/:termsId"],
  "terms.acceptances": ["GET", "/terms/:termsId/acceptances"],
  "terms.uses": ["GET", "/terms/uses"],
  "terms.use": ["PUT", "/terms/uses"],
  "terms.ofPortal": ["GET", "/customers/:customerId/portal/terms"],
  "terms.useInPortal": ["PUT", "/customers/:customerId/portal/terms"],
  "automations.list": ["GET", "/automations"],
  "automations.options": ["GET", "/automations/options"],
  "automations.get": ["GET", "/automations/:automationId"],
  "automations.create": ["POST", "/automations"],
  "automations.update": ["PATCH", "/automations/:automationId"],
  "automations.remove": ["DELETE", "/automations/:automationId"],
  "automations.runs": ["GET", "/automation-runs"],
  "automations.tryOut": ["POST", "/customers/:customerId/automations/try"],
  "playbooks.list": ["GET", "/playbooks"],
  "playbooks.get": ["GET", "/playbooks/:playbookId"],
  "playbooks.create": ["POST", "/playbooks"],
  "playbooks.update": ["PATCH", "/playbooks/:playbookId"],
  "playbooks.remove": ["DELETE", "/playbooks/:playbookId"],
  "playbooks.start": ["POST", "/customers/:customerId/playbooks/:playbookId/start"],
  "webhooks.list": ["GET", "/webhooks"],
  "webhooks.create": ["POST", "/webhooks"],
  "webhooks.update": ["PATCH", "/webhooks/:webhookId"],
  "webhooks.rotateSecret": ["POST", "/webhooks/:webhookId/secret"],
  "webhooks.test": ["POST", "/webhooks/:webhookId/test"],
  "webhooks.deliveries": ["GET", "/webhooks/:webhookId/deliveries"],
  "webhooks.resend": ["POST", "/webhooks/:webhookId/deliveries/:deliveryId/resend"],
  "webhooks.remove": ["DELETE", "/webhooks/:webhookId"],
  "touchpoints.list": ["GET", "/customers/:customerId/touchpoints"],
  "touchpoints.create": ["POST", "/customers/:customerId/touchpoints"],
  "touchpoints.update": ["PATCH", "/customers/:customerId/touchpoints/:touchpointId"],
  "touchpoints.remove": ["DELETE", "/customers/:customerId/touchpoints/:touchpointId"],
  "touchpoints.restore": ["POST", "/customers/:customerId/touchpoints/:touchpointId/restore"],
  "touchpoints.send": ["POST", "/customers/:customerId/touchpoints/:touchpointId/send"],
  "notifications.list": ["GET", "/notifications"],
  "notifications.markRead": ["POST", "/notifications/read"],
  "myWork.get": ["GET", "/my-work"],
  "myWork.due": ["GET", "/my-work/due"],
  "myWork.waiting": ["GET", "/my-work/waiting"],
  "myWork.unanswered": ["GET", "/my-work/unanswered"],
  "myWork.news": ["GET", "/my-work/news"],
  "myWork.look": ["POST", "/my-work/look"],
  "myWork.portals": ["GET", "/my-work/portals"],
  "myWork.links": ["GET", "/my-work/links"],
  "visits.list": ["GET", "/customers/:customerId/visits"],
  "visits.days": ["GET", "/customers/:customerId/visits/days"],
  "privacy.exportContact": ["GET", "/customers/:customerId/contacts/:contactId/data"],
  "privacy.eraseContact": ["POST", "/customers/:customerId/contacts/:contactId/erasure"],
  "live.stream": ["GET", "/live"],
  "outbox.list": ["GET", "/outbox"],
  "outbox.get": ["GET", "/outbox/:mailId"],
  "outbox.html": ["GET", "/outbox/:mailId/html"],
  "outbox.send": ["POST", "/outbox/:mailId/send"],
  "outbox.cancel": ["POST", "/outbox/:mailId/cancel"],
  "mailTemplates.list": ["GET", "/mail-templates"],
  "mailTemplates.create": ["POST", "/mail-templates"],
  "mailTemplates.get": ["GET", "/mail-templates/:templateId"],
  "mailTemplates.rename": ["PATCH", "/mail-templates/:templateId"],
  "mailTemplates.remove": ["DELETE", "/mail-templates/:templateId"],
  "mailTemplates.saveText": ["PUT", "/mail-templates/:templateId/texts/:language"],
  "mailTemplates.resetText": ["DELETE", "/mail-templates/:templateId/texts/:language"],
  "mailTemplates.preview": ["POST", "/mail-templates/:templateId/texts/:language/preview"],
  "mailTemplates.previewPage": ["GET", "/mail-previews/:previewId"],
  "mailTemplates.test": ["POST", "/mail-templates/:templateId/texts/:language/test"],
} as const satisfies Record<keyof Endpoints, readonly [string, string]>;
