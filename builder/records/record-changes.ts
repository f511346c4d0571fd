import { useChange } from '../api/use-api.ts';
import { notifyDone, notifyError, notifyUndo } from '../ui/notify.tsx';
import type { RecordPlural } from './kind.ts';

/**
 * The endpoints that every kind of record has in common. They differ in their path only, so the one of notes
 * stands for all as far as the shared fields go.
 */
function endpoint<A extends 'update' | 'remove' | 'restore' | 'showInPortal'>(plural: RecordPlural, action: A) {
  return `${plural}.${action}` as `notes.${A}`;
}

/** Shows a record in the portal or hides it; what is asked for counts as done until the server says otherwise. */
export function useShowInPortal(plural: RecordPlural, customerId: string) {
  const change = useChange(endpoint(plural, 'showInPortal'), { onError: notifyError });
  return {
    /** What was asked for and is not answered yet, by record. */
    asked: (id: string): boolean | undefined =>
      change.isPending && change.variables.body.ids.includes(id) ? change.variables.body.showInPortal : undefined,
    set: (ids: string[], showInPortal: boolean) =>
      change.mutate({ params: { customerId }, body: { ids, showInPortal } }),
    setMany: async (ids: string[], showInPortal: boolean) => {
      const { changed } = await change.mutateAsync({ params: { customerId }, body: { ids, showInPortal } });
      notifyDone(
        `${changed} ${changed === 1 ? 'is' : 'are'} now ${showInPortal ? 'shown in' : 'hidden from'} the portal.`,
      );
    },
  };
}

/** Deletes a record at once, with the way back for as long as the message stands. */
export function useRemoveRecord(plural: RecordPlural, customerId: string) {
  const restore = useChange(endpoint(plural, 'restore'), { onError: notifyError });
  const remove = useChange(endpoint(plural, 'remove'), { onError: notifyError });
  return (recordId: string, title: string) => {
    const params = { customerId, recordId };
    remove.mutate({ params }, { onSuccess: () => notifyUndo(`Deleted “${title}”.`, () => restore.mutate({ params })) });
  };
}
