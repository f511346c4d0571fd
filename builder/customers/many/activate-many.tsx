import { useState } from 'react';
import { api } from '../../api/client.ts';
import type { CustomerSummary } from '../../api/types.ts';
import type { ResponseOf } from '../../api/use-api.ts';
import { TemplateChoice } from '../../portal/template-choice.tsx';
import { usePortalFeature } from '../../portal/use-portal-feature.ts';
import type { ManyRow } from './many-rows.tsx';
import { type ManyActionProps, ManySteps } from './many-steps.tsx';
import { useManyRun } from './use-many.ts';

type Result = ResponseOf<'portals.activateMany'>['items'][number];

function previewRow({ id, name, portalState }: CustomerSummary): ManyRow {
  return portalState === 'off'
    ? { customerId: id, customerName: name, tone: 'will', message: 'Gets a portal, as a draft.' }
    : { customerId: id, customerName: name, tone: 'left', message: 'Has a portal already and keeps it as it is.' };
}

function resultRow({ result, ...customer }: Result): ManyRow {
  return { ...customer, tone: result === 'activated' ? 'done' : result === 'failed' ? 'failed' : 'left' };
}

function countWords(count: number): string {
  return count === 1 ? '1 portal' : `${count} portals`;
}

/** Activates the portals of many customers from one template and says what became of each (C-02). */
export function ActivateMany({ customers, onClose }: ManyActionProps) {
  const { templates } = usePortalFeature();
  const [chosen, setChosen] = useState<string | null>(null);
  const templateId = chosen ?? (templates.length === 1 ? (templates[0]?.id ?? null) : null);
  const run = useManyRun<string, Result>(
    (customerIds) => api('portals.activateMany', { body: { customerIds, templateId: templateId ?? '' } }),
    'portal',
  );
  const wishes = customers.filter(({ portalState }) => portalState === 'off').map(({ id }) => id);
  const activated = run.results.filter(({ result }) => result === 'activated').length;
  return (
    <ManySteps
      intro="Each portal starts as a copy of the template. Nothing is published or shared."
      preview={{ rows: customers.map(previewRow) }}
      controls={<TemplateChoice templates={templates} value={templateId} onChange={setChosen} />}
      action={wishes.length > 0 ? `Activate ${countWords(wishes.length)}` : 'Nothing to activate'}
      ready={templateId !== null && wishes.length > 0}
      run={run}
      outcome={{ words: `${countWords(activated)} activated.`, rows: run.results.map(resultRow) }}
      onStart={() => run.mutate(wishes)}
      onClose={() => onClose(run.isSuccess)}
    />
  );
}
