import type { ActionContext, BlockAction, Viewer, ViewerEffects } from '../actions.ts';
import { type Facts, testScope } from './scope.ts';

/** Runs an action as a viewer would by its form, and tells what it made happen. */
export async function act<Settings>(
  action: BlockAction<Settings> | undefined,
  fields: Record<string, string>,
  about: { settings: Settings; facts: Facts; viewer?: Viewer; files?: ActionContext<Settings>['files'] },
): Promise<unknown[][]> {
  if (!action) throw new Error('There is no such action.');
  const happened: unknown[][] = [];
  const effects: ViewerEffects = {
    setTaskDone: async (...args) => {
      happened.push(['setTaskDone', ...args]);
      return true;
    },
    addComment: async (...args) => {
      happened.push(['addComment', ...args]);
    },
    changeOwnDetails: async (...args) => {
      happened.push(['changeOwnDetails', ...args]);
    },
    changeCompanyDetails: async (...args) => {
      happened.push(['changeCompanyDetails', ...args]);
    },
  };
  const { settings, facts, viewer = { kind: 'anonymous', name: 'Maria' }, files = [] } = about;
  await action.run(action.body.parse(fields), { settings, scope: testScope(facts), viewer, effects, files });
  return happened;
}
