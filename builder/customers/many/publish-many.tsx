import { api } from '../../api/client.ts';
import type { PublishFinding, PublishPreview } from '../../api/types.ts';
import type { CallOf, ResponseOf } from '../../api/use-api.ts';
import type { ManyRow } from './many-rows.tsx';
import { type ManyActionProps, ManySteps } from './many-steps.tsx';
import { useManyPreview, useManyRun } from './use-many.ts';

type Wish = CallOf<'portals.publishMany'>['body']['items'][number];
type Result = ResponseOf<'portals.publishMany'>['items'][number];

function Findings({ findings }: { findings: readonly PublishFinding[] }) {
  if (findings.length === 0) return null;
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  const notices = findings.length - warnings;
  const words = [
    warnings > 0 && (warnings === 1 ? '1 warning' : `${warnings} warnings`),
    notices > 0 && (notices === 1 ? '1 notice' : `${notices} notices`),
  ];
  return (
    <details>
      <summary>{words.filter(Boolean).join(', ')}</summary>
      <ul>
        {findings.map(({ code, sectionId, blockId, message }) => (
          <li key={`${code} ${sectionId} ${blockId} ${message}`}>{message}</li>
        ))}
      </ul>
    </details>
  );
}

function previewRow({ result, findings, ...customer }: PublishPreview): ManyRow {
  const tone = result === 'will-publish' ? 'will' : result === 'failed' ? 'failed' : 'left';
  return { ...customer, tone, details: <Findings findings={findings} /> };
}

function resultRow({ result, ...customer }: Result): ManyRow {
  const tone = result === 'published' ? 'done' : result === 'nothing-to-publish' ? 'left' : 'failed';
  return { ...customer, tone };
}

function countWords(count: number): string {
  return count === 1 ? '1 portal' : `${count} portals`;
}

/** Publishes the portals of many customers after saying what that does to each (B-16). */
export function PublishMany({ customers, onClose }: ManyActionProps) {
  const preview = useManyPreview('portals.previewPublishMany', customers, (customerIds) =>
    api('portals.previewPublishMany', { body: { customerIds } }),
  );
  const run = useManyRun<Wish, Result>((items) => api('portals.publishMany', { body: { items } }), 'portal');
  const wishes = (preview.items ?? []).flatMap(({ customerId, revision }) =>
    revision === null ? [] : [{ customerId, revision }],
  );
  const published = run.results.filter(({ result }) => result === 'published').length;
  return (
    <ManySteps
      intro="What the customers see is replaced by the drafts as they are now. Publishing shares nothing: no link is made and no mail is sent by it."
      preview={{ ...preview, rows: preview.items?.map(previewRow) }}
      action={wishes.length > 0 ? `Publish ${countWords(wishes.length)}` : 'Nothing to publish'}
      ready={wishes.length > 0}
      run={run}
      outcome={{
        words: `${published} of ${countWords(wishes.length)} published.`,
        rows: run.results.map(resultRow),
      }}
      onStart={() => run.mutate(wishes)}
      onClose={() => onClose(run.isSuccess)}
    />
  );
}
