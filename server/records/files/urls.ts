import type { StoredFileRecord } from './model.ts';

/** Where staff download a file. */
export function contentUrl({ _id, customerId }: Pick<StoredFileRecord, '_id' | 'customerId'>): string {
  return `/api/v1/customers/${customerId.toHexString()}/files/${_id.toHexString()}/content`;
}
