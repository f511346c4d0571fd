import type { Portal } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';

/** The portal as it is now: its state, version and links. The document is autosave's. */
export function usePortal(opened: Portal): Portal {
  return useApi('portals.get', { params: { customerId: opened.customerId } }).data ?? opened;
}
