import type { View } from '../views/define-view.ts';
import filesView from './files/view.hbs';
import healthScoresView from './health-scores/view.hbs';
import type { BlockTypeName } from './index.ts';
import meetingsView from './meetings/view.hbs';
import notesView from './notes/view.hbs';
import profileView from './profile/view.hbs';
import resourcesView from './resources/view.hbs';
import tasksView from './tasks/view.hbs';
import textView from './text/view.hbs';

/** The renderer's half of every block type: view data → HTML. */
export const blockViews: Readonly<Record<BlockTypeName, View>> = {
  text: textView,
  notes: notesView,
  tasks: tasksView,
  files: filesView,
  meetings: meetingsView,
  'health-scores': healthScoresView,
  resources: resourcesView,
  profile: profileView,
};
