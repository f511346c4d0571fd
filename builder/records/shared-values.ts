import type { AnyRecord } from './kind.ts';

/** Form values that every kind has. */
export function sharedValues(record: AnyRecord | null): { tags: string[]; showInPortal: boolean } {
  return { tags: record?.tags ?? [], showInPortal: record?.showInPortal ?? false };
}
