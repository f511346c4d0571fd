import { PortalDocument } from '../../renderer/document.ts';
import { api } from '../api/client.ts';
import type { Portal } from '../api/types.ts';
import { useRights } from '../session/session.tsx';
import { useTitle } from '../ui/page.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { DocumentProblem } from './document-problem.tsx';
import { EditorLayout, EditorSkeleton } from './layout/editor-layout.tsx';
import { useOpenEditor } from './state/open-editor.ts';
import { PortalName } from './toolbar/portal-name.tsx';
import { PortalTools } from './toolbar/portal-tools.tsx';
import { useLoaded } from './use-loaded.ts';

/** The builder on one customer's portal: fitted without touching the template (C-16), published and shared from here. */
export function PortalEditor({ customerId }: { customerId: string }) {
  const portal = useLoaded(['portal', customerId], () => api('portals.get', { params: { customerId } }));
  return (
    <QueryState query={portal} skeleton={<EditorSkeleton />}>
      {(loaded) => {
        const parsed = PortalDocument.safeParse(loaded.document);
        if (!parsed.success) return <DocumentProblem issues={parsed.error.issues} back={`/customers/${customerId}`} />;
        return <OpenPortal portal={{ ...loaded, document: parsed.data }} />;
      }}
    </QueryState>
  );
}

function OpenPortal({ portal }: { portal: Portal }) {
  const { customerId, customerName } = portal;
  const { designs } = useRights();
  const params = { customerId };
  const open = useOpenEditor({
    subject: { kind: 'portal', customerId },
    opened: portal,
    readOnly: false,
    locksHold: !designs,
    customerId,
    remote: {
      load: () => api('portals.get', { params }),
      save: (document, revision) => api('portals.saveDocument', { params, revision, body: { document } }),
    },
  });
  useTitle(`Portal of ${customerName}`);
  return (
    <EditorLayout
      open={open}
      back={{ href: `/customers/${customerId}`, label: customerName }}
      name={<PortalName opened={portal} />}
      tools={<PortalTools opened={portal} />}
    />
  );
}
