import { Stack, Switch } from '@mantine/core';
import type { PortalDocument } from '../../../renderer/document.ts';
import { PictureUpload } from '../../fields/picture-upload.tsx';
import { useDocument, useEditor } from '../state/editor-context.tsx';

/** Banner, logo and the person in charge (C-04). */
export function HeaderSettings() {
  const { documents, readOnly } = useEditor();
  const header = useDocument((state) => state.document.header);
  const update = (changes: Partial<PortalDocument['header']>) =>
    documents.getState().perform({ type: 'update-header', changes }, `header:${Object.keys(changes)}`);
  return (
    <Stack>
      <PictureUpload
        label="Banner"
        purpose="banner"
        disabled={readOnly}
        value={header.banner}
        onChange={(banner) => update({ banner })}
      />
      <PictureUpload
        label="Logo"
        description="Without one, the workspace's logo is shown"
        purpose="logo"
        disabled={readOnly}
        value={header.logo}
        onChange={(logo) => update({ logo })}
      />
      <Switch
        label="Show the person in charge"
        description="The customer's owner with photo, role and contact"
        disabled={readOnly}
        checked={header.showOwner}
        onChange={(event) => update({ showOwner: event.currentTarget.checked })}
      />
    </Stack>
  );
}
