import {
  $applyNodeReplacement,
  $createParagraphNode,
  type ElementDOMSlot,
  ElementNode,
  type LexicalNode,
  type NodeKey,
  type RangeSelection,
  type SerializedElementNode,
  type Spread,
} from 'lexical';
import { icon } from '../../../../renderer/icons.ts';
import { CALLOUT_TONES, type CalloutNode as StoredNode } from '../../../../renderer/rich-text/nodes.ts';

export type CalloutTone = StoredNode['tone'];
type Serialized = Spread<{ tone: CalloutTone }, SerializedElementNode>;

const ICONS = { info: 'info', success: 'circle-check', warning: 'triangle-alert' } as const;

/** Paragraphs set apart, with an icon of their tone. */
export class CalloutNode extends ElementNode {
  __tone: CalloutTone;

  static override getType(): string {
    return 'callout';
  }

  static override clone(node: CalloutNode): CalloutNode {
    return new CalloutNode(node.__tone, node.__key);
  }

  static override importJSON(stored: Serialized): CalloutNode {
    const tone = CALLOUT_TONES.find((each) => each === stored.tone) ?? 'info';
    return $createCalloutNode(tone).updateFromJSON(stored);
  }

  constructor(tone: CalloutTone, key?: NodeKey) {
    super(key);
    this.__tone = tone;
  }

  override exportJSON(): Serialized {
    return { ...super.exportJSON(), tone: this.getLatest().__tone };
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = `callout callout--${this.__tone}`;
    element.innerHTML = icon(ICONS[this.__tone]);
    element.append(document.createElement('div'));
    return element;
  }

  override getDOMSlot(element: HTMLElement): ElementDOMSlot<HTMLElement> {
    return super.getDOMSlot(element).withElement(element.lastElementChild as HTMLElement);
  }

  override updateDOM(previous: CalloutNode): boolean {
    return previous.__tone !== this.__tone;
  }

  /** The paragraph after leaving the callout by Enter at its end. */
  override insertNewAfter(_selection: RangeSelection, restoreSelection?: boolean) {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }

  override canBeEmpty(): false {
    return false;
  }

  override isShadowRoot(): boolean {
    return false;
  }
}

export function $createCalloutNode(tone: CalloutTone): CalloutNode {
  return $applyNodeReplacement(new CalloutNode(tone));
}

export function $isCalloutNode(node: LexicalNode | null | undefined): node is CalloutNode {
  return node instanceof CalloutNode;
}
