import type { Portal } from '../../api/types.ts';
import { confirmLoss } from '../../ui/confirm.tsx';

/** Asks before a portal is taken offline, and says what that does (C-21). */
export function confirmUnpublish(portal: Portal, run: () => Promise<unknown>): void {
  const links = portal.links.filter((link) => link.revokedAt === null).length;
  confirmLoss({
    title: `Unpublish the portal of ${portal.customerName}?`,
    body: `${links === 0 ? 'Nobody has a link at the moment.' : 'Every link is dead at once, and open visits end.'} The draft stays as it is. Publishing again brings the same addresses back; visitors then sign in anew.`,
    action: 'Unpublish',
    run,
  });
}
