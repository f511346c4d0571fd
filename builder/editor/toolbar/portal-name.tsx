import type { Portal } from '../../api/types.ts';
import { PortalStateChip } from '../../ui/portal-state.tsx';
import classes from './toolbar.module.css';
import { usePortal } from './use-portal.ts';

/** Whose portal it is, and its state in the words used everywhere. */
export function PortalName({ opened }: { opened: Portal }) {
  const portal = usePortal(opened);
  return (
    <>
      <h1 className={classes.title}>{portal.customerName}</h1>
      <PortalStateChip state={portal.state} />
    </>
  );
}
