import type { Model } from 'mongoose';
import type { RecordKind } from './contract.ts';
import { FileModel } from './files/model.ts';
import { MeetingModel } from './meetings/model.ts';
import { NoteModel } from './notes/model.ts';
import type { StoredRecord } from './record-schema.ts';
import { TaskModel } from './tasks/model.ts';

/** Where records of each kind are kept. */
export const recordModels: Readonly<Record<RecordKind, Model<StoredRecord>>> = {
  note: NoteModel as unknown as Model<StoredRecord>,
  task: TaskModel as unknown as Model<StoredRecord>,
  file: FileModel as unknown as Model<StoredRecord>,
  meeting: MeetingModel as unknown as Model<StoredRecord>,
};

/** Whether the customer has this record. */
export async function recordExists(customerId: string, kind: RecordKind, recordId: string): Promise<boolean> {
  return (await recordModels[kind].exists({ _id: recordId, customerId })) !== null;
}
