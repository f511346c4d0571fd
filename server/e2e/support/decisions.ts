import { api } from '../../api.ts';
import type { Endpoint, StaffRole } from '../../http/endpoint.ts';

/**
 * Who may call each endpoint, written down a second time, by hand: the contract says what the router does, this table what
 * was decided. An endpoint without a line here, or with another answer than here, fails the matrix.
 *
 * - `public`: anyone
 * - `staff`: every signed-in staff member, about the workspace as a whole
 * - `own-account`: every signed-in staff member about themselves; an admin about anybody
 * - `customer`: staff, but an account manager only for customers of their own
 * - `designers`: admin and CSM; `admin`: admin only
 * - `designers-customer`: admin and CSM, about one customer
 */
export type Decision = 'public' | 'staff' | 'own-account' | 'customer' | 'designers' | 'designers-customer' | 'admin';

type Api = typeof api;
type Decisions = { readonly [Group in keyof Api]: { readonly [Name in keyof Api[Group]]: Decision } };

const records = {
  list: 'customer',
  create: 'customer',
  get: 'customer',
  update: 'customer',
  remove: 'customer',
  restore: 'customer',
  showInPortal: 'customer',
} as const;

export const decisions: Decisions = {
  session: {
    signIn: 'public',
    signInWithToken: 'public',
    reset: 'public',
    current: 'staff',
    update: 'staff',
    signOut: 'public',
  },
  notifications: { list: 'staff', markRead: 'staff' },
  myWork: {
    get: 'staff',
    due: 'staff',
    waiting: 'staff',
    unanswered: 'staff',
    news: 'staff',
    look: 'staff',
    portals: 'staff',
    links: 'staff',
  },
  setup: { status: 'public', create: 'public' },
  account: {
    sessions: 'staff',
    endSession: 'staff',
    endOtherSessions: 'staff',
    beginSecondFactor: 'staff',
    confirmSecondFactor: 'staff',
    removeSecondFactor: 'staff',
  },
  staff: {
    list: 'staff',
    create: 'admin',
    update: 'admin',
    invite: 'admin',
    signOut: 'admin',
    removeSecondFactor: 'admin',
    setPhoto: 'own-account',
  },
  workspace: { get: 'staff', update: 'admin', setLogo: 'admin', removeLogo: 'admin' },
  attributes: { list: 'staff', create: 'designers', update: 'designers', remove: 'admin' },
  customers: {
    list: 'staff',
    filters: 'staff',
    create: 'staff',
    get: 'customer',
    update: 'customer',
    changeMany: 'staff',
    history: 'customer',
    remove: 'designers-customer',
    setLogo: 'customer',
  },
  contacts: {
    list: 'customer',
    create: 'customer',
    update: 'customer',
    remove: 'customer',
    setPhoto: 'customer',
    removePhoto: 'customer',
    history: 'customer',
  },
  notes: records,
  tasks: { ...records, setDone: 'customer' },
  files: { ...records, content: 'customer' },
  meetings: records,
  comments: { list: 'customer', create: 'customer', setAnswered: 'customer', remove: 'customer' },
  healthScores: { list: 'staff', create: 'designers', update: 'designers', remove: 'admin' },
  healthValues: { list: 'customer', create: 'customer', update: 'customer', remove: 'customer' },
  templates: {
    starters: 'staff',
    list: 'staff',
    create: 'designers',
    get: 'staff',
    update: 'designers',
    saveDocument: 'designers',
    duplicate: 'designers',
    portals: 'staff',
    remove: 'designers',
  },
  portals: {
    get: 'customer',
    activate: 'customer',
    activateMany: 'staff',
    previewPublishMany: 'staff',
    publishMany: 'staff',
    previewInviteMany: 'staff',
    inviteMany: 'staff',
    deactivate: 'customer',
    saveDocument: 'customer',
    changeTemplate: 'customer',
    publishCheck: 'customer',
    publish: 'customer',
    unpublish: 'customer',
    versions: 'customer',
  },
  shareLinks: {
    list: 'staff',
    revokeMany: 'staff',
    create: 'customer',
    update: 'customer',
    rotate: 'customer',
    revoke: 'customer',
    revokeContact: 'customer',
    restoreContact: 'customer',
  },
  invitations: { prepare: 'customer', send: 'customer' },
  preview: { blocks: 'staff' },
  assets: { upload: 'staff', get: 'staff' },
  dynamicData: { catalogue: 'staff' },
  imports: {
    create: 'designers',
    get: 'designers',
    setMapping: 'designers',
    rows: 'designers',
    mend: 'designers',
    run: 'designers',
    skipped: 'designers',
    remove: 'designers',
  },
  audit: { list: 'admin', kinds: 'admin', exportCsv: 'admin', exportJson: 'admin', verify: 'admin' },
  terms: {
    list: 'staff',
    create: 'admin',
    get: 'admin',
    saveDraft: 'admin',
    publish: 'admin',
    version: 'admin',
    remove: 'admin',
    acceptances: 'admin',
    uses: 'admin',
    use: 'admin',
    ofPortal: 'customer',
    useInPortal: 'customer',
  },
  automations: {
    list: 'designers',
    options: 'designers',
    get: 'designers',
    create: 'designers',
    update: 'designers',
    remove: 'designers',
    runs: 'designers',
    tryOut: 'designers-customer',
  },
  playbooks: {
    list: 'staff',
    get: 'staff',
    create: 'designers',
    update: 'designers',
    remove: 'designers',
    start: 'customer',
  },
  touchpoints: {
    list: 'customer',
    create: 'customer',
    update: 'customer',
    remove: 'customer',
    restore: 'customer',
    send: 'customer',
  },
  webhooks: {
    list: 'designers',
    create: 'admin',
    update: 'admin',
    rotateSecret: 'admin',
    test: 'admin',
    deliveries: 'admin',
    resend: 'admin',
    remove: 'admin',
  },
  visits: { list: 'customer', days: 'customer' },
  privacy: { exportContact: 'customer', eraseContact: 'designers-customer' },
  live: { stream: 'staff' },
  outbox: { list: 'staff', get: 'staff', html: 'staff', send: 'staff', cancel: 'staff' },
  mailTemplates: {
    list: 'staff',
    create: 'designers',
    get: 'staff',
    rename: 'designers',
    remove: 'designers',
    saveText: 'designers',
    resetText: 'designers',
    preview: 'designers',
    previewPage: 'designers',
    test: 'designers',
  },
};

const ROLES: Record<Decision, readonly StaffRole[]> = {
  public: ['admin', 'csm', 'am'],
  staff: ['admin', 'csm', 'am'],
  // The matrix asks about somebody else's account.
  'own-account': ['admin'],
  customer: ['admin', 'csm', 'am'],
  designers: ['admin', 'csm'],
  'designers-customer': ['admin', 'csm'],
  admin: ['admin'],
};

/** One endpoint with its name (`portals.publish`) and what was decided about it. */
export interface DecidedEndpoint {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly decision: Decision | undefined;
  readonly roles: readonly StaffRole[];
}

/** Every endpoint of the API beside its decision. */
export const decidedEndpoints: readonly DecidedEndpoint[] = Object.entries(api).flatMap(([group, endpoints]) =>
  Object.entries(endpoints as Record<string, Endpoint>).map(([name, endpoint]) => {
    const decision = (decisions as Record<string, Record<string, Decision> | undefined>)[group]?.[name];
    return { name: `${group}.${name}`, endpoint, decision, roles: decision ? ROLES[decision] : [] };
  }),
);
