import { $insertNodeToNearestRoot } from '@lexical/utils';
import type { LexicalEditor } from 'lexical';
import type { ApiError } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';
import { notifyError } from '../../ui/notify.tsx';
import { $createImageNode } from './nodes/image-node.tsx';

/** Types that a browser can pick; what a file really is, the server finds out. */
export const PICTURE_TYPES = 'image/png,image/jpeg,image/webp,image/gif';

/** Uploads pictures and puts them into the text where the caret stands. */
export async function insertPictures(editor: LexicalEditor, files: Iterable<File>): Promise<void> {
  for (const file of files) {
    if (!file.type.startsWith('image/')) continue;
    try {
      const asset = await upload('assets.upload', { method: 'POST', file, fields: { purpose: 'picture' } });
      editor.update(() => {
        $insertNodeToNearestRoot($createImageNode({ assetId: asset.id, alt: '', caption: '', width: 'full' }));
      });
    } catch (error) {
      notifyError(error as ApiError);
    }
  }
}

/** Asks for pictures on the device and inserts them. */
export function choosePictures(editor: LexicalEditor): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = PICTURE_TYPES;
  input.multiple = true;
  input.addEventListener('change', () => void insertPictures(editor, input.files ?? []));
  input.click();
}
