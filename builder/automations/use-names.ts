import { useMemo } from 'react';
import { useApi } from '../api/use-api.ts';
import type { Names } from './words.ts';

const NONE: readonly never[] = [];

/** Names of everything that automations refer to by id. */
export function useNames(): Names {
  const fields = useApi('automations.options', {}).data?.fields ?? NONE;
  const staff = useApi('staff.list', {}).data?.items ?? NONE;
  const playbooks = useApi('playbooks.list', {}).data?.items ?? NONE;
  const webhooks = useApi('webhooks.list', {}).data?.items ?? NONE;
  const templates = useApi('mailTemplates.list', {}).data?.items ?? NONE;
  return useMemo(
    () => ({
      fields,
      staff: named(staff),
      playbooks: named(playbooks),
      webhooks: named(webhooks),
      templates: named(templates),
    }),
    [fields, staff, playbooks, webhooks, templates],
  );
}

function named(items: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> {
  return new Map(items.map(({ id, name }) => [id, name]));
}
