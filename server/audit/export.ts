import type { Response } from 'express';
import { clock } from '../clock.ts';
import { contentDisposition } from '../files/file-name.ts';
import { CSV_START, csvLine, drained, guarded } from '../http/csv.ts';
import { type AuditWishes, entriesInOrder } from './list.ts';
import type { PresentedEntry } from './presenter.ts';

const COLUMNS: Readonly<Record<string, (entry: PresentedEntry) => string | number | null | undefined>> = {
  Number: ({ number }) => number,
  Time: ({ at }) => at,
  What: ({ kind }) => kind,
  Customer: ({ customer }) => customer?.name,
  'Customer id': ({ customer }) => customer?.id,
  'By (kind)': ({ actor }) => actor.kind,
  By: ({ actor }) => (actor.erased ? '(erased)' : actor.name),
  'By (id)': ({ actor }) => actor.id,
  Address: ({ actor }) => actor.address,
  'On (kind)': ({ subject }) => subject?.kind,
  On: ({ subject }) => (subject?.erased ? '(erased)' : subject?.name),
  'On (id)': ({ subject }) => subject?.id,
  Details: ({ details }) =>
    Object.entries(details)
      .map(([key, value]) => `${key}: ${value}`)
      .join('; '),
  'Previous hash': ({ previousHash }) => previousHash,
  Hash: ({ hash }) => hash,
};

/** Sends entries as CSV while they are read. */
export async function sendCsv(wishes: AuditWishes, res: Response): Promise<void> {
  begin(res, 'text/csv; charset=utf-8', 'csv');
  const line = (entry: PresentedEntry) =>
    csvLine(Object.values(COLUMNS).map((cell) => guarded(String(cell(entry) ?? ''))));
  await send(res, wishes, {
    start: `${CSV_START}${csvLine(Object.keys(COLUMNS))}`,
    piece: (entries) => entries.map(line).join(''),
    end: '',
  });
}

/** Sends entries as a JSON list while they are read. */
export async function sendJson(wishes: AuditWishes, res: Response): Promise<void> {
  begin(res, 'application/json; charset=utf-8', 'json');
  let first = true;
  await send(res, wishes, {
    start: '[',
    piece(entries) {
      const text = entries.map((entry) => `\n${JSON.stringify(entry)}`).join();
      const before = first ? '' : ',';
      first = false;
      return before + text;
    },
    end: '\n]\n',
  });
}

function begin(res: Response, type: string, extension: string): void {
  const day = clock.now().toISOString().slice(0, 10);
  res.set({
    'Content-Type': type,
    'Content-Disposition': contentDisposition('attachment', `audit-${day}.${extension}`),
    'Cache-Control': 'no-store',
  });
}

interface Parts {
  readonly start: string;
  readonly piece: (entries: readonly PresentedEntry[]) => string;
  readonly end: string;
}

async function send(res: Response, wishes: AuditWishes, { start, piece, end }: Parts): Promise<void> {
  res.write(start);
  for await (const entries of entriesInOrder(wishes)) {
    if (res.destroyed) return;
    if (!res.write(piece(entries))) await drained(res);
  }
  res.end(end);
}
