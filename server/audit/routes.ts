import { staffActor } from '../actors/actor.ts';
import { type Route, route } from '../http/route.ts';
import { audit } from './audit.ts';
import { auditApi } from './contract.ts';
import { sendCsv, sendJson } from './export.ts';
import { AUDIT_AREAS, AUDIT_KINDS } from './kinds.ts';
import { listEntries } from './list.ts';
import { verificationWords, verifyAudit } from './verify.ts';

/** The audit (B-14). It can be read and checked; no address changes it. */
export const auditRoutes: readonly Route[] = [
  route(auditApi.list, ({ query }) => listEntries(query)),
  route(auditApi.kinds, async () => ({ areas: AUDIT_AREAS, kinds: [...AUDIT_KINDS] })),
  route(auditApi.exportCsv, async ({ query, staff, res }) => {
    await audit({ kind: 'audit.exported', actor: staffActor(staff), customerId: null });
    await sendCsv(query, res);
  }),
  route(auditApi.exportJson, async ({ query, staff, res }) => {
    await audit({ kind: 'audit.exported', actor: staffActor(staff), customerId: null });
    await sendJson(query, res);
  }),
  route(auditApi.verify, async () => {
    const found = await verifyAudit();
    return {
      entries: found.entries,
      intact: found.problem === null,
      message: verificationWords(found),
      head: found.head,
    };
  }),
];
