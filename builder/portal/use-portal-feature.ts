import { useApi } from '../api/use-api.ts';

/** Whether the portal feature is on (C-01), and whether there is a template to make a portal from (C-02). */
export function usePortalFeature() {
  const workspace = useApi('workspace.get', {});
  const active = workspace.data?.portalFeature === 'active';
  const templates = useApi('templates.list', { query: {} }, { enabled: active });
  const items = templates.data?.items ?? [];
  return { known: workspace.isSuccess, active, templates: items, canActivate: active && items.length > 0 };
}
