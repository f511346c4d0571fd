import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import type { CommentView, DateView } from '../../view-data.ts';
import { Heading, limit, TagFilter } from '../settings.ts';
import { tasksSample } from './sample.ts';

export const tasksSettings = z.strictObject({
  heading: Heading,
  tags: TagFilter,
  responsible: z
    .enum(['company', 'customer', 'both'])
    .default('both')
    .meta({ title: 'Responsible', control: 'segmented' }),
  limit: limit(20),
  progress: z.boolean().default(true).meta({ title: 'Show progress', description: '"4 of 9 done"', control: 'switch' }),
});
export type TasksSettings = z.infer<typeof tasksSettings>;

/** Groups of tasks in their order on the page. */
export const TASK_GROUPS = ['overdue', 'week', 'later', 'undated', 'done'] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

export interface TaskView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly due: DateView | null;
  readonly overdue: boolean;
  /** `normal` is not marked on the page. */
  readonly priority: 'low' | 'high' | null;
  /** The customer's to do: as a whole, or one contact's. */
  readonly mine: boolean;
  /** The contact who alone may complete it; null when any admitted viewer may. */
  readonly contactId: string | null;
  readonly assignee: string | null;
  readonly done: { readonly at: DateView; readonly by: string; readonly claimed: boolean } | null;
  readonly comments: readonly CommentView[];
}

export type TasksView = {
  readonly heading: string;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly groups: readonly { readonly name: TaskGroup; readonly tasks: readonly TaskView[] }[];
  /** How many tasks the limit left out. */
  readonly more: number;
};

export const tasksBlock = defineBlockType<'tasks', typeof tasksSettings, TasksView>({
  type: 'tasks',
  label: 'Tasks',
  description: 'Who does what by when; customers tick off their own',
  icon: 'list-checks',
  group: 'Customer data',
  version: 1,
  settings: tasksSettings,
  migrations: [],
  sample: tasksSample,
});
