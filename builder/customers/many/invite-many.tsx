import { Switch } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import type { Invitee, InvitePreview } from '../../api/types.ts';
import type { CallOf, ResponseOf } from '../../api/use-api.ts';
import type { ManyRow } from './many-rows.tsx';
import { type ManyActionProps, ManySteps } from './many-steps.tsx';
import { useManyPreview, useManyRun } from './use-many.ts';

type Wish = CallOf<'portals.inviteMany'>['body']['items'][number];
type Result = ResponseOf<'portals.inviteMany'>['items'][number];

/** Those of a customer whom the press would mail. */
function chosen({ invitees }: InvitePreview, again: boolean): Invitee[] {
  return invitees.filter(({ email, admitted, invitedAt }) => email && admitted && (again || !invitedAt));
}

function whyNot({ email, admitted }: Invitee): string {
  if (!email) return 'no e-mail address';
  return admitted ? 'invited before' : 'not let in by the link';
}

function Invitees({ preview, again }: { preview: InvitePreview; again: boolean }) {
  const mailed = new Set(chosen(preview, again));
  if (preview.invitees.length === 0) return null;
  return (
    <details>
      <summary>{preview.invitees.length === 1 ? '1 contact' : `${preview.invitees.length} contacts`}</summary>
      <ul>
        {preview.invitees.map((invitee) => (
          <li key={invitee.contactId}>
            {invitee.name}: {mailed.has(invitee) ? invitee.email : whyNot(invitee)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function previewRow(preview: InvitePreview, again: boolean): ManyRow {
  const { customerId, customerName, result } = preview;
  const row = { customerId, customerName, details: <Invitees preview={preview} again={again} /> };
  if (result !== 'will-invite')
    return { ...row, tone: result === 'failed' ? 'failed' : 'left', message: preview.message };
  const mailed = chosen(preview, again).length;
  if (mailed === 0) return { ...row, tone: 'left', message: 'Everybody was invited before.' };
  return { ...row, tone: 'will', message: `Will invite ${mailed === 1 ? '1 contact' : `${mailed} contacts`}.` };
}

function resultRow({ result, ...customer }: Result): ManyRow {
  const tone = result === 'invited' ? 'done' : result === 'nobody' ? 'left' : 'failed';
  return { ...customer, tone };
}

function countWords(count: number): string {
  return count === 1 ? '1 contact' : `${count} contacts`;
}

/** Invites the contacts of many customers after saying whom that mails (B-16). */
export function InviteMany({ customers, onClose }: ManyActionProps) {
  const [again, setAgain] = useState(false);
  const preview = useManyPreview('portals.previewInviteMany', customers, (customerIds) =>
    api('portals.previewInviteMany', { body: { customerIds } }),
  );
  const run = useManyRun<Wish, Result>((items) => api('portals.inviteMany', { body: { items } }), 'link');
  const wishes = (preview.items ?? []).flatMap((item) => {
    const contactIds = chosen(item, again).map(({ contactId }) => contactId);
    return item.link && contactIds.length > 0
      ? [{ customerId: item.customerId, linkId: item.link.id, contactIds }]
      : [];
  });
  const people = wishes.reduce((sum, { contactIds }) => sum + contactIds.length, 0);
  const invited = run.results.reduce((sum, result) => sum + result.invited, 0);
  return (
    <ManySteps
      intro="Each contact gets a mail with their portal’s link, in the words of the template “Invitation” and in their language. Nothing is sent before you press."
      preview={{ ...preview, rows: preview.items?.map((item) => previewRow(item, again)) }}
      controls={
        <Switch
          label="Also those who were invited before"
          checked={again}
          onChange={(event) => setAgain(event.currentTarget.checked)}
        />
      }
      action={people > 0 ? `Invite ${countWords(people)}` : 'Nobody to invite'}
      ready={people > 0}
      run={run}
      outcome={{
        words: `${countWords(invited)} invited.`,
        rows: run.results.map(resultRow),
      }}
      onStart={() => run.mutate(wishes)}
      onClose={() => onClose(run.isSuccess)}
    />
  );
}
