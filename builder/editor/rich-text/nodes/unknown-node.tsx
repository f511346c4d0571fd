import { $applyNodeReplacement, DecoratorNode, type NodeKey, type SerializedLexicalNode, type Spread } from 'lexical';
import type { ReactNode } from 'react';
import type { RichTextNode } from '../../../../renderer/rich-text/schema.ts';

type Serialized = Spread<{ original: RichTextNode }, SerializedLexicalNode>;

/** Something this editor does not know, made by a newer version or by an import: kept as it is, shown by its text. */
export class UnknownNode extends DecoratorNode<ReactNode> {
  __original: RichTextNode;

  static override getType(): string {
    return 'unknown';
  }

  static override clone(node: UnknownNode): UnknownNode {
    return new UnknownNode(node.__original, node.__key);
  }

  static override importJSON(stored: Serialized): UnknownNode {
    return $applyNodeReplacement(new UnknownNode(stored.original)).updateFromJSON(stored);
  }

  constructor(original: RichTextNode, key?: NodeKey) {
    super(key);
    this.__original = original;
  }

  override exportJSON(): Serialized {
    return { ...super.exportJSON(), original: this.getLatest().__original };
  }

  override createDOM(): HTMLElement {
    return document.createElement('span');
  }

  override updateDOM(): false {
    return false;
  }

  override decorate(): ReactNode {
    return textOf(this.getLatest().__original);
  }
}

function textOf(node: RichTextNode): string {
  if (typeof node.text === 'string') return node.text;
  return (node.children ?? []).map(textOf).join(' ');
}
