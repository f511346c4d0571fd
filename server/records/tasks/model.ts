import { model, Schema, type Types } from 'mongoose';
import { actorSchema, type StoredActor } from '../../actors/actor.ts';
import { recordSchema, type StoredRecord } from '../record-schema.ts';

/** Sorts after every due day: tasks without one come last. */
export const NO_DUE_KEY = '9999-12-31';

export interface StoredAssignee {
  readonly kind: 'none' | 'staff' | 'customer' | 'contact';
  readonly id: Types.ObjectId | null;
}

export interface StoredTask extends StoredRecord {
  readonly title: string;
  readonly description: string;
  readonly due: string | null;
  /** `due`, or what sorts last. */
  readonly dueKey: string;
  readonly priority: 'low' | 'normal' | 'high';
  readonly assignee: StoredAssignee;
  readonly isDone: boolean;
  readonly done: { readonly at: Date; readonly by: StoredActor } | null;
}

const assigneeSchema = new Schema(
  {
    kind: { type: String, enum: ['none', 'staff', 'customer', 'contact'], required: true },
    id: { type: Schema.Types.ObjectId, default: null },
  },
  { _id: false },
);

const taskSchema = recordSchema<StoredTask>(
  'tasks',
  {
    title: { type: String, required: true },
    description: { type: String, default: '' },
    due: { type: String, default: null },
    dueKey: { type: String, default: NO_DUE_KEY },
    priority: { type: String, enum: ['low', 'normal', 'high'], default: 'normal' },
    assignee: { type: assigneeSchema, default: () => ({ kind: 'none' }) },
    isDone: { type: Boolean, default: false },
    done: {
      type: new Schema(
        { at: { type: Date, required: true }, by: { type: actorSchema, required: true } },
        { _id: false },
      ),
      default: null,
    },
  },
  { isDone: 1, dueKey: 1, _id: 1 },
);
taskSchema.index({ customerId: 1, isDone: 1, 'done.at': -1, _id: -1 });
taskSchema.index({ 'assignee.id': 1, isDone: 1, dueKey: 1, _id: 1 });
// Across customers, for what is due or overdue, also of one side only.
taskSchema.index({ isDone: 1, dueKey: 1, _id: 1 });
taskSchema.index({ isDone: 1, 'assignee.kind': 1, dueKey: 1, _id: 1 });

/** Tasks of staff and of customers. */
export const TaskModel = model<StoredTask>('Task', taskSchema);
