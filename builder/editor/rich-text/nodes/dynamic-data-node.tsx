import {
  $applyNodeReplacement,
  DecoratorNode,
  type EditorConfig,
  type LexicalNode,
  type NodeKey,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import type { ReactNode } from 'react';
import type { DynamicDataNode as StoredNode } from '../../../../renderer/rich-text/nodes.ts';
import { DynamicDataChip } from '../dynamic-data-chip.tsx';

type Serialized = Spread<Pick<StoredNode, 'path' | 'fallback' | 'format'>, SerializedLexicalNode>;

/** A value of the customer within text (C-07). Shown with the chosen customer's value; stored as a path and a fallback. */
export class DynamicDataNode extends DecoratorNode<ReactNode> {
  __path: string;
  __fallback: string;
  __format: number;

  static override getType(): string {
    return 'dynamic-data';
  }

  static override clone(node: DynamicDataNode): DynamicDataNode {
    return new DynamicDataNode(node.__path, node.__fallback, node.__format, node.__key);
  }

  static override importJSON(stored: Serialized): DynamicDataNode {
    return $createDynamicDataNode(stored.path, stored.fallback, stored.format).updateFromJSON(stored);
  }

  constructor(path: string, fallback: string, format = 0, key?: NodeKey) {
    super(key);
    this.__path = path;
    this.__fallback = fallback;
    this.__format = format;
  }

  override exportJSON(): Serialized {
    const { __path: path, __fallback: fallback, __format: format } = this.getLatest();
    return { ...super.exportJSON(), path, fallback, format };
  }

  override createDOM(_config: EditorConfig): HTMLElement {
    return document.createElement('span');
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): true {
    return true;
  }

  override isKeyboardSelectable(): boolean {
    return true;
  }

  override getTextContent(): string {
    return this.getLatest().__fallback;
  }

  /** Must be called within an update. */
  setFallback(fallback: string): void {
    this.getWritable().__fallback = fallback;
  }

  override decorate(): ReactNode {
    const { __path: path, __fallback: fallback, __format: format } = this.getLatest();
    return <DynamicDataChip nodeKey={this.__key} path={path} fallback={fallback} format={format} />;
  }
}

export function $createDynamicDataNode(path: string, fallback: string, format = 0): DynamicDataNode {
  return $applyNodeReplacement(new DynamicDataNode(path, fallback, format));
}

export function $isDynamicDataNode(node: LexicalNode | null | undefined): node is DynamicDataNode {
  return node instanceof DynamicDataNode;
}
