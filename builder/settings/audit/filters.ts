import type { CallOf } from '../../api/use-api.ts';

/** What the audit is asked for. Days are the reader's own: the last one counts whole. */
export interface AuditFilters {
  readonly area: string | null;
  readonly personId: string | null;
  readonly customerId: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export const NO_FILTERS: AuditFilters = { area: null, personId: null, customerId: null, from: null, to: null };

type Query = NonNullable<CallOf<'audit.exportCsv'>['query']>;

/** The filters as the API takes them. */
export function queryOf({ area, personId, customerId, from, to }: AuditFilters): Query {
  return {
    ...(area ? { area: area as NonNullable<Query['area']> } : {}),
    ...(personId ? { personId } : {}),
    ...(customerId ? { customerId } : {}),
    ...(from ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(to ? { to: dayAfter(to).toISOString() } : {}),
  };
}

function dayAfter(day: string): Date {
  const next = new Date(`${day}T00:00:00`);
  next.setDate(next.getDate() + 1);
  return next;
}
