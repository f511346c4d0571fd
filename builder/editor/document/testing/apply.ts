import { create } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';
import { type Action, applyAction } from '../actions/index.ts';
import type { Selection } from '../selection.ts';

/** A document after an action, with what is selected then. */
export function apply(
  document: PortalDocument,
  action: Action,
): { document: PortalDocument; selection: Selection | undefined } {
  let selection: Selection | undefined;
  const after = create(document, (draft) => {
    selection = applyAction(draft, action);
  });
  return { document: after, selection };
}
