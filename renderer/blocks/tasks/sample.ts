import { sampleDate } from '../../sample-data.ts';
import type { TasksView, TaskView } from './block.ts';

const open: TaskView = {
  id: 'sample-task-1',
  title: 'Send us the list of users',
  description: 'Name, e-mail address and team are enough.',
  due: sampleDate('2026-03-03', '2 days ago', 'Tuesday, 3 March 2026'),
  overdue: true,
  priority: 'high',
  mine: true,
  contactId: null,
  assignee: null,
  done: null,
  comments: [],
};

/** What the tasks block shows where no customer is chosen. */
export const tasksSample: TasksView = {
  heading: '',
  progress: { done: 1, total: 4 },
  groups: [
    { name: 'overdue', tasks: [open] },
    {
      name: 'week',
      tasks: [
        {
          ...open,
          id: 'sample-task-2',
          title: 'Choose a date for the training',
          description: '',
          due: sampleDate('2026-03-08', 'in 3 days', 'Sunday, 8 March 2026'),
          overdue: false,
          priority: null,
        },
      ],
    },
    {
      name: 'later',
      tasks: [
        {
          ...open,
          id: 'sample-task-3',
          title: 'Set up single sign-on',
          description: '',
          due: sampleDate('2026-03-19', 'in 2 weeks', 'Thursday, 19 March 2026'),
          overdue: false,
          priority: null,
          mine: false,
          assignee: 'Maya Lindqvist',
        },
      ],
    },
    {
      name: 'done',
      tasks: [
        {
          ...open,
          id: 'sample-task-4',
          title: 'Sign the data agreement',
          description: '',
          due: sampleDate('2026-02-27', 'last week', 'Friday, 27 February 2026'),
          overdue: false,
          priority: null,
          done: {
            at: sampleDate('2026-02-26T15:20:00.000Z', 'last week', 'Thursday, 26 February 2026 at 16:20'),
            by: 'Tom Okafor',
            claimed: true,
          },
        },
      ],
    },
  ],
  more: 0,
};
