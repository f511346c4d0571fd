import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { $getNodeByKey, type NodeKey } from 'lexical';
import { Trash2 } from 'lucide-react';
import { IMAGE_WIDTHS } from '../../../renderer/rich-text/nodes.ts';
import { apiUrl } from '../../api/client.ts';
import { $isImageNode, type ImageDetails } from './nodes/image-node.tsx';
import classes from './rich-text.module.css';

const WIDTH_WORDS: Readonly<Record<ImageDetails['width'], string>> = {
  small: 'Small',
  medium: 'Medium',
  full: 'Full width',
};

/** A picture in text as customers see it; while it is selected, its words and width can be set below it. */
export function ImageInPlace({ nodeKey, details }: { nodeKey: NodeKey; details: ImageDetails }) {
  const [editor] = useLexicalComposerContext();
  const [selected, setSelected, clearSelection] = useLexicalNodeSelection(nodeKey);

  const change = (changes: Partial<ImageDetails>) =>
    editor.update(() => {
      const node = $getNodeByKey(nodeKey);
      if ($isImageNode(node)) node.setDetails(changes);
    });
  const remove = () => {
    editor.update(() => $getNodeByKey(nodeKey)?.remove());
    editor.focus();
  };

  return (
    <>
      <figure
        className={`picture picture--${details.width} ${classes.figure}`}
        data-selected={selected || undefined}
        contentEditable={false}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the text reach the picture */}
        <img
          src={apiUrl('assets.get', { params: { assetId: details.assetId } })}
          alt={details.alt}
          onClick={() => {
            clearSelection();
            setSelected(true);
          }}
        />
        {details.caption && <figcaption>{details.caption}</figcaption>}
      </figure>
      {selected && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps keys typed into the fields from the text around them
        <div contentEditable={false} onKeyDown={(event) => event.stopPropagation()}>
          <Stack gap="xs" p="sm">
            <TextInput
              size="xs"
              label="What the picture shows, for those who cannot see it"
              description="Leave it empty only for decoration"
              value={details.alt}
              maxLength={300}
              onChange={(event) => change({ alt: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              label="Caption"
              value={details.caption}
              maxLength={300}
              onChange={(event) => change({ caption: event.currentTarget.value })}
            />
            <Group gap="xs">
              <SegmentedControl
                size="xs"
                aria-label="Width of the picture"
                data={IMAGE_WIDTHS.map((value) => ({ value, label: WIDTH_WORDS[value] }))}
                value={details.width}
                onChange={(width) => change({ width: width as ImageDetails['width'] })}
              />
              <Button size="compact-xs" variant="default" leftSection={<Trash2 size={14} />} onClick={remove}>
                Remove picture
              </Button>
            </Group>
          </Stack>
        </div>
      )}
    </>
  );
}
