import type { LucideIcon } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import type { Customer, FileRecord, Meeting, Note, Task } from '../api/types.ts';

/** Records as the API's paths name them, with what each holds. */
export interface RecordTypes {
  notes: Note;
  tasks: Task;
  files: FileRecord;
  meetings: Meeting;
}
export type RecordPlural = keyof RecordTypes;
export type AnyRecord = RecordTypes[RecordPlural];

/** The singular, as comments name a record's kind. */
export const SINGULAR = { notes: 'note', tasks: 'task', files: 'file', meetings: 'meeting' } as const;

export interface RecordFormProps<R> {
  customer: Customer;
  /** Null makes a new one. */
  record: R | null;
  /** Tags in use, to be suggested. */
  tags: readonly string[];
  onSaved: () => void;
  onDirty: (dirty: boolean) => void;
}

/** What a kind of record adds to what all kinds share on a customer's page. */
export interface RecordKindUi<P extends RecordPlural> {
  plural: P;
  icon: LucideIcon;
  /** Who puts something here, and what for. */
  emptyText: string;
  addLabel: string;
  titleOf: (record: RecordTypes[P]) => string;
  /** Stands before the title: a checkbox, a calendar leaf, a thumbnail. */
  Lead: ComponentType<{ record: RecordTypes[P] }>;
  /** Second line of a row. */
  Meta: ComponentType<{ record: RecordTypes[P] }>;
  Form: ComponentType<RecordFormProps<RecordTypes[P]>>;
  /** Shown above the form of an existing record. */
  Preview?: ComponentType<{ record: RecordTypes[P] }>;
  /** A filter of the kind's own, `[query parameter, choices]`. */
  filter?: { parameter: 'state' | 'when'; label: string; choices: readonly { value: string; label: string }[] };
  /** Takes the place of the form for new ones: files are uploaded. */
  Add?: ComponentType<{ customer: Customer; children: (open: () => void) => ReactNode }>;
}
