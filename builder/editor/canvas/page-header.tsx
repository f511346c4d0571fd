import { memo, useMemo } from 'react';
import type { PageFacts } from '../../../renderer/page/header.ts';
import { renderHeader } from '../../../renderer/page/header.ts';
import { useApi } from '../../api/use-api.ts';
import { shownValue, useCatalogue } from '../dynamic-data.ts';
import { useDocument, useEditor, useView } from '../state/editor-context.tsx';
import classes from './canvas.module.css';
import { useRenderContext } from './render-context.ts';

/** Keeps the title's line while it is not known yet whose page it is. */
const NO_NAME = '\u00A0';

/** The page's header as customers see it; a click opens its settings. */
export const PageHeader = memo(function PageHeader() {
  const { commands } = useEditor();
  const header = useDocument((state) => state.document.header);
  const selected = useDocument((state) => state.selection.kind === 'header');
  const facts = usePageFacts();
  const context = useRenderContext();
  const html = useMemo(() => facts && renderHeader(header, facts, context), [header, facts, context]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled for the whole canvas, in use-keyboard.ts
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
    <div
      role="group"
      className={classes.header}
      data-part="header"
      data-selected={selected || undefined}
      aria-label="Header of the page"
      tabIndex={selected ? 0 : -1}
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        commands.select({ kind: 'header' }, { focus: true });
      }}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer escapes everything that people wrote
      dangerouslySetInnerHTML={{ __html: html ?? '' }}
    />
  );
});

/** `/api/v1/assets/<id>` → `assets/<id>`, as the page has them below its own address. */
function relative(url: string | null | undefined): string | null {
  return url?.match(/assets\/[0-9a-f]{24}/)?.[0] ?? null;
}

function usePageFacts(): PageFacts | null {
  const customerId = useView((state) => state.customerId);
  const workspace = useApi('workspace.get', {}).data;
  const customer = useApi(
    'customers.get',
    { params: { customerId: customerId ?? '' } },
    { enabled: customerId !== null },
  ).data;
  const catalogue = useCatalogue(customerId);
  const staff = useApi('staff.list', {}, { enabled: customerId !== null }).data;
  return useMemo(() => {
    if (!workspace) return null;
    const name = catalogue.find(({ path }) => path === 'customer.name');
    const owner = staff?.items.find((member) => member.id === customer?.owner?.id);
    return {
      workspace: { name: workspace.name, logo: relative(workspace.logoUrl) },
      customer: { name: name ? shownValue(name, customerId) : NO_NAME, logo: relative(customer?.logoUrl) },
      owner: owner
        ? {
            name: owner.name,
            role: owner.title,
            photo: relative(owner.photoUrl),
            email: owner.email,
            phone: owner.phone,
          }
        : null,
    };
  }, [workspace, customerId, customer, catalogue, staff]);
}
