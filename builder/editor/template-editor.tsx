import { PortalDocument } from '../../renderer/document.ts';
import { api } from '../api/client.ts';
import type { Template } from '../api/types.ts';
import { useRights } from '../session/session.tsx';
import { useTitle } from '../ui/page.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { DocumentProblem } from './document-problem.tsx';
import { EditorLayout, EditorSkeleton } from './layout/editor-layout.tsx';
import { useOpenEditor } from './state/open-editor.ts';
import { TemplateName } from './toolbar/template-name.tsx';
import { TemplateTools } from './toolbar/template-tools.tsx';
import { useLoaded } from './use-loaded.ts';

/** The builder on a template (C-03, C-05). Account managers look, and change nothing. */
export function TemplateEditor({ templateId }: { templateId: string }) {
  const params = { templateId };
  const template = useLoaded(['template', templateId], () => api('templates.get', { params }));
  return (
    <QueryState query={template} skeleton={<EditorSkeleton />}>
      {(loaded) => {
        const parsed = PortalDocument.safeParse(loaded.document);
        if (!parsed.success) return <DocumentProblem issues={parsed.error.issues} back="/templates" />;
        return <OpenTemplate template={{ ...loaded, document: parsed.data }} />;
      }}
    </QueryState>
  );
}

function OpenTemplate({ template }: { template: Template }) {
  const { designs } = useRights();
  const params = { templateId: template.id };
  const open = useOpenEditor({
    subject: { kind: 'template', templateId: template.id },
    opened: template,
    readOnly: !designs,
    locksHold: false,
    customerId: null,
    remote: {
      load: () => api('templates.get', { params }),
      save: (document, revision) => api('templates.saveDocument', { params, revision, body: { document } }),
    },
  });
  useTitle(template.name);
  return (
    <EditorLayout
      open={open}
      back={{ href: '/templates', label: 'Templates' }}
      name={<TemplateName template={template} />}
      tools={<TemplateTools template={template} />}
    />
  );
}
