import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import type { CustomerSummary } from '../../api/types.ts';
import { type CallOf, type ResponseOf, useApi } from '../../api/use-api.ts';
import { TagInput } from '../../fields/tag-input.tsx';
import { useRights } from '../../session/session.tsx';
import type { ManyRow } from './many-rows.tsx';
import { type ManyActionProps, ManySteps } from './many-steps.tsx';
import { useManyRun } from './use-many.ts';

type Result = ResponseOf<'customers.changeMany'>['items'][number];
type Change = Omit<CallOf<'customers.changeMany'>['body'], 'customerIds'>;

/** Choice of an owner who is nobody, where no choice means that the owner stays. */
const NOBODY = 'nobody';

/** What a change does to one customer, in words. */
function previewRow({ id, name, owner, stage, tags }: CustomerSummary, change: Change, newOwner: string): ManyRow {
  const added = (change.addTags ?? []).filter((tag) => !tags.includes(tag));
  const parts = [
    change.ownerId !== undefined &&
      change.ownerId !== (owner?.id ?? null) &&
      `Owner: ${owner?.name ?? 'nobody'} → ${newOwner}`,
    change.stage && change.stage !== stage && `Stage: ${stage ?? 'none'} → ${change.stage}`,
    added.length > 0 && `Tags: + ${added.join(', ')}`,
  ].filter(Boolean);
  return {
    customerId: id,
    customerName: name,
    tone: parts.length > 0 ? 'will' : 'left',
    message: parts.join(' · ') || 'Stays as it is.',
  };
}

function resultRow({ result, ...customer }: Result): ManyRow {
  return { ...customer, tone: result === 'changed' ? 'done' : result === 'unchanged' ? 'left' : 'failed' };
}

function countWords(count: number): string {
  return count === 1 ? '1 customer' : `${count} customers`;
}

/** Gives many customers an owner, a stage or further tags, after saying what that does to each. */
export function ChangeMany({ customers, onClose }: ManyActionProps) {
  const { seesAllCustomers } = useRights();
  const people = (useApi('staff.list', {}).data?.items ?? []).filter(({ disabled }) => !disabled);
  const stages = useApi('workspace.get', {}).data?.stages ?? [];
  const knownTags = useApi('customers.filters', {}).data?.tags ?? [];
  const [owner, setOwner] = useState<string | null>(null);
  const [stage, setStage] = useState<string | null>(null);
  const [addTags, setAddTags] = useState<string[]>([]);
  const change: Change = {
    ...(owner && { ownerId: owner === NOBODY ? null : owner }),
    ...(stage && { stage }),
    ...(addTags.length > 0 && { addTags }),
  };
  const newOwner = people.find(({ id }) => id === owner)?.name ?? 'nobody';
  const rows = customers.map((customer) => previewRow(customer, change, newOwner));
  const wishes = rows.filter(({ tone }) => tone === 'will').map(({ customerId }) => customerId);
  const run = useManyRun<string, Result>(
    (customerIds) => api('customers.changeMany', { body: { ...change, customerIds } }),
    'customer',
  );
  const changed = run.results.filter(({ result }) => result === 'changed').length;
  return (
    <ManySteps
      intro="What you choose here is set for all of them; the rest of each customer stays as it is."
      preview={{ rows }}
      controls={
        <Stack gap="sm">
          {seesAllCustomers && (
            <Select
              label="Owner"
              placeholder="Leave as it is"
              searchable
              clearable
              nothingFoundMessage="No such person"
              data={[{ value: NOBODY, label: 'Nobody' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
              value={owner}
              onChange={setOwner}
            />
          )}
          <Select
            label="Stage"
            placeholder="Leave as it is"
            clearable
            data={stages}
            value={stage}
            onChange={setStage}
          />
          <TagInput label="Add tags" suggestions={knownTags} value={addTags} onChange={setAddTags} />
        </Stack>
      }
      action={wishes.length > 0 ? `Change ${countWords(wishes.length)}` : 'Nothing to change'}
      ready={wishes.length > 0}
      run={run}
      outcome={{ words: `${countWords(changed)} changed.`, rows: run.results.map(resultRow) }}
      onStart={() => run.mutate(wishes)}
      onClose={() => onClose(run.isSuccess)}
    />
  );
}
