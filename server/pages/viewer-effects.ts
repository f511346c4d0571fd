import { ActionRefused, type Viewer, type ViewerEffects } from '../../renderer/actions.ts';
import { t } from '../../renderer/i18n/index.ts';
import type { ActorInput } from '../actors/actor.ts';
import { changeOwnDetails } from '../contacts/own-details.ts';
import { changeCompanyDetails } from '../customers/company-details.ts';
import { addCommentAsViewer, setTaskDoneAsViewer } from '../records/viewer-writes.ts';

/** Who a viewer is in records: a contact, or somebody whose name is their own claim. */
function viewerActor(viewer: Viewer, address: string | undefined): ActorInput {
  return viewer.kind === 'contact'
    ? { kind: 'contact', id: viewer.contactId, name: viewer.name, address }
    : { kind: 'viewer', id: null, name: viewer.name ?? '', address };
}

/** What a viewer can make happen at one customer from a network address, with refusals in words of the page's language. */
export function viewerEffects(
  customerId: string,
  viewer: Viewer,
  language: string,
  address: string | undefined,
): ViewerEffects {
  const by = viewerActor(viewer, address);
  const gone = () => new ActionRefused('gone', t(language, 'error.gone'));
  return {
    async setTaskDone(taskId, done) {
      const outcome = await setTaskDoneAsViewer(customerId, taskId, done, by);
      if (outcome === 'not-yours') throw new ActionRefused('not-yours', t(language, 'error.notYours'));
      if (outcome === 'gone') throw gone();
      return outcome === 'changed';
    },
    async addComment(record, text, files) {
      if (!(await addCommentAsViewer(customerId, record, text, files, by))) throw gone();
    },
    async changeOwnDetails(changes) {
      if (viewer.kind === 'contact') await changeOwnDetails(customerId, viewer.contactId, changes, by);
    },
    changeCompanyDetails: (changes) => changeCompanyDetails(customerId, changes, by),
  };
}
