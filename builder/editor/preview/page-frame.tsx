import { DEVICE_WIDTHS, type Device } from '../state/view-store.ts';
import classes from './preview.module.css';

/** A real page of the server's in a frame as wide as a phone, a tablet or a desktop. */
export function PageFrame({ title, path, device }: { title: string; path: string; device: Device }) {
  return (
    <div className={classes.stage}>
      <iframe
        key={path}
        title={`${title} at ${device} width`}
        src={path}
        className={classes.frame}
        style={{ width: DEVICE_WIDTHS[device] }}
      />
    </div>
  );
}
