import { useEffect } from 'react';
import { ApiError } from '../../api/client.ts';
import { notifyError } from '../../ui/notify.tsx';
import { useDocument } from '../state/editor-context.tsx';

/** Says why something could not be added: the document has limits. */
export function Refusal() {
  const refused = useDocument((state) => state.refused);
  useEffect(() => {
    if (refused) notifyError(new ApiError(422, 'too-much', refused));
  }, [refused]);
  return null;
}
