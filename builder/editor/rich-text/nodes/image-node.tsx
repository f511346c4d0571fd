import {
  $applyNodeReplacement,
  DecoratorNode,
  type LexicalNode,
  type NodeKey,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import type { ReactNode } from 'react';
import { IMAGE_WIDTHS, type ImageNode as StoredNode } from '../../../../renderer/rich-text/nodes.ts';
import { ImageInPlace } from '../image-in-place.tsx';

/** What can be set of a picture in text. */
export type ImageDetails = Pick<StoredNode, 'assetId' | 'alt' | 'caption' | 'width'>;
type Serialized = Spread<ImageDetails, SerializedLexicalNode>;

/** A picture of the workspace's assets within text, with words for who cannot see it. */
export class ImageNode extends DecoratorNode<ReactNode> {
  __details: ImageDetails;

  static override getType(): string {
    return 'image';
  }

  static override clone(node: ImageNode): ImageNode {
    return new ImageNode(node.__details, node.__key);
  }

  static override importJSON(stored: Serialized): ImageNode {
    const { assetId, alt = '', caption = '', width } = stored;
    const known = IMAGE_WIDTHS.find((each) => each === width) ?? 'full';
    return $createImageNode({ assetId, alt, caption, width: known }).updateFromJSON(stored);
  }

  constructor(details: ImageDetails, key?: NodeKey) {
    super(key);
    this.__details = details;
  }

  override exportJSON(): Serialized {
    return { ...super.exportJSON(), ...this.getLatest().__details };
  }

  override createDOM(): HTMLElement {
    return document.createElement('div');
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): false {
    return false;
  }

  override isKeyboardSelectable(): boolean {
    return true;
  }

  /** Must be called within an update. */
  setDetails(changes: Partial<ImageDetails>): void {
    const node = this.getWritable();
    node.__details = { ...node.__details, ...changes };
  }

  override decorate(): ReactNode {
    return <ImageInPlace nodeKey={this.__key} details={this.getLatest().__details} />;
  }
}

export function $createImageNode(details: ImageDetails): ImageNode {
  return $applyNodeReplacement(new ImageNode(details));
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode;
}
