import type { ReadyMadeTexts } from './ready-made.ts';

/** Ready-made mails in English. */
export const en: ReadyMadeTexts = {
  invitation: {
    subject: 'Your portal with {{workspace.name}}',
    text: `Hello {{contact.name}},

we have set up a portal for {{customer.name}}: where we stand, what comes next, and everything we share with each other, in one place.

The button opens it with one click.

{{owner.name}}
{{workspace.name}}`,
    button: 'Open the portal',
  },
  'sign-in-link': {
    subject: 'Your link to sign in to {{workspace.name}}',
    text: `Hello {{contact.name}},

here is your link to the portal of {{customer.name}}. It works once, within 45 minutes.

If the button is too old, this code lets you in as well, within 5 minutes, in the window where you asked for it:

# {{code}}

If you did not ask for it, you need not do anything.`,
    button: 'Sign in',
  },
  'sign-in-code': {
    subject: 'Your code to sign in to {{workspace.name}}',
    text: `Hello {{contact.name}},

this is your code for the portal of {{customer.name}}. It works once, within 5 minutes, in the window where you asked for it.

# {{code}}

Or press the button: it lets you in anywhere, once, within 45 minutes.

If you did not ask for it, you need not do anything. Nobody of our team will ever ask you for the code.`,
    button: 'Sign in',
  },
  'task-assigned': {
    subject: 'A task for you: {{task.title}}',
    text: `Hello {{contact.name}},

this task is yours now:

# {{task.title}}

{{task.due}}

In the portal you see what it is about, ask about it, and mark it as done.`,
    button: 'Open the task',
  },
  'comment-answered': {
    subject: '{{comment.author}} answered: {{record.title}}',
    text: `Hello {{contact.name}},

{{comment.author}} wrote about “{{record.title}}”:

{{comment.text}}`,
    button: 'Read and answer',
  },
  'task-due-soon': {
    subject: 'Due tomorrow: {{task.title}}',
    text: `Hello {{contact.name}},

a reminder: “{{task.title}}” is due tomorrow ({{task.due}}).`,
    button: 'Open the task',
  },
  'overdue-digest': {
    subject: 'What is waiting for you at {{workspace.name}}',
    text: `Hello {{contact.name}},

these tasks are past the day they were due. If something holds you up, tell us in the portal.`,
    button: 'Open the portal',
  },
  'portal-published': {
    subject: 'News in your portal with {{workspace.name}}',
    text: `Hello {{contact.name}},

the portal of {{customer.name}} has been updated.`,
    button: 'See what is new',
  },
  touchpoint: {
    subject: 'A message from {{workspace.name}}',
    text: `Hello {{contact.name}},

you find the latest in the portal of {{customer.name}}.

{{owner.name}}
{{workspace.name}}`,
    button: 'Open the portal',
  },
  automation: {
    subject: 'News from {{workspace.name}}',
    text: `Hello {{contact.name}},

there is news for {{customer.name}}.

{{owner.name}}
{{workspace.name}}`,
    button: 'Open the portal',
  },
  'staff-invitation': {
    subject: 'You are invited to {{workspace.name}}',
    text: `Hello {{staff.name}},

you are invited to work with the customer portals of {{workspace.name}}. Choose a password to begin; the button works once, within a week.`,
    button: 'Choose a password',
  },
  'staff-reset': {
    subject: 'Choose a new password for {{workspace.name}}',
    text: `Hello {{staff.name}},

with this button you choose a new password. It works once. If you did not ask for it, you need not do anything: your password stays as it is.`,
    button: 'Choose a new password',
  },
  'staff-digest': {
    subject: 'What your customers did',
    text: `Hello {{staff.name}},

this is what happened since the last mail:`,
    button: 'Open my work',
  },
  'staff-mention': {
    subject: '{{mention.by}} mentioned you: {{record.title}}',
    text: `Hello {{staff.name}},

{{mention.by}} mentioned you about “{{record.title}}” of {{customer.name}}:

{{mention.text}}`,
    button: 'Open the discussion',
  },
};
