import { SAMPLE_CONTACT, SAMPLE_STAFF, sampleDate } from '../../sample-data.ts';
import type { TasksView, TaskView } from './block.ts';

const open: TaskView = {
  id: 'sample-task-1',
  title: 'Send us the list of users',
  description: 'Name, e-mail address and team are enough.',
  due: sampleDate('2026-03-03', '2 days ago', 'Tuesday 3 March 2026'),
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
  progress: { done: 1, total: 5 },
  groups: [
    {
      name: 'overdue',
      tasks: [
        {
          ...open,
          comments: [
            {
              id: 'sample-comment-1',
              text: 'The list as of today is attached.',
              author: SAMPLE_CONTACT,
              at: sampleDate('2026-03-04T09:12:00.000Z', 'yesterday at 10:12', 'Wednesday 4 March 2026 at 10:12 CET'),
              attachments: [{ fileId: 'sample-file-1', name: 'Users.csv', size: '12 kB', icon: 'file-spreadsheet' }],
            },
            {
              id: 'sample-comment-2',
              text: 'Thank you, that helps.',
              author: SAMPLE_STAFF,
              at: sampleDate('2026-03-04T12:30:00.000Z', 'yesterday at 13:30', 'Wednesday 4 March 2026 at 13:30 CET'),
              attachments: [],
            },
          ],
        },
      ],
    },
    {
      name: 'week',
      tasks: [
        {
          ...open,
          id: 'sample-task-2',
          title: 'Choose a date for the training',
          description: '',
          due: sampleDate('2026-03-08', 'in 3 days', 'Sunday 8 March 2026'),
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
          id: 'sample-task-5',
          title: 'Approve the data agreement',
          description: '',
          due: sampleDate('2026-03-17', 'in 12 days', 'Tuesday 17 March 2026'),
          overdue: false,
          priority: null,
          contactId: 'sample-contact',
          assignee: 'Hanne Vogt',
        },
        {
          ...open,
          id: 'sample-task-3',
          title: 'Set up single sign-on',
          description: '',
          due: sampleDate('2026-03-19', 'in 2 weeks', 'Thursday 19 March 2026'),
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
          due: sampleDate('2026-02-27', 'last week', 'Friday 27 February 2026'),
          overdue: false,
          priority: null,
          done: {
            at: sampleDate('2026-02-26T15:20:00.000Z', 'last week', 'Thursday 26 February 2026 at 16:20 CET'),
            by: 'Tom Okafor',
            claimed: true,
          },
        },
      ],
    },
  ],
  more: 0,
};
