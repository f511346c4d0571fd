import { describe, expect, it } from 'vitest';
import { emptyDocument } from '../../../renderer/document.ts';
import { placeAfter, sectionIndexAfter, staysPut, stepOf, walkOf } from './places.ts';
import { NOTHING } from './selection.ts';
import { apply } from './testing/apply.ts';
import { outlineOf, sampleDocument } from './testing/sample.ts';

const document = sampleDocument();

function stepped(blockId: string, direction: -1 | 1): string | null {
  const to = stepOf(document, blockId, direction);
  return to && outlineOf(apply(document, { type: 'move-block', blockId, to }).document);
}

describe('places', () => {
  it.each([
    ['block-a', 1, 'first1[block-b block-a] second[block-c]'],
    ['block-b', -1, 'first1[block-b block-a] second[block-c]'],
    ['block-b', 1, 'first1[block-a] second[block-b block-c]'],
    ['block-c', -1, 'first1[block-a block-b block-c] second[]'],
    ['block-a', -1, null],
    ['block-c', 1, null],
  ] as const)('B-04: %s steps by %i over blocks and sections', (blockId, direction, expected) => {
    expect(stepped(blockId, direction)).toBe(expected);
  });

  it('adds after the selected block, at the end of the selected section, else of the page', () => {
    const at = (index: number, columnId: string) => ({ kind: 'column', columnId, index });
    expect(placeAfter(document, { kind: 'block', id: 'block-a' }, 'page-1')).toEqual(at(1, 'first1-col'));
    expect(placeAfter(document, { kind: 'section', id: 'first1' }, 'page-1')).toEqual(at(2, 'first1-col'));
    expect(placeAfter(document, NOTHING, 'page-1')).toEqual(at(1, 'second-col'));
    expect(
      placeAfter(
        emptyDocument(() => 'page-1'),
        NOTHING,
        'page-1',
      ),
    ).toBeNull();
  });

  it('adds a section after the one that is selected or holds what is', () => {
    expect(sectionIndexAfter(document, { kind: 'block', id: 'block-a' }, 'page-1')).toBe(1);
    expect(sectionIndexAfter(document, NOTHING, 'page-1')).toBe(2);
  });

  it('knows the two gaps that leave a block where it is', () => {
    const gap = (index: number) => staysPut(document, 'block-b', { kind: 'column', columnId: 'first1-col', index });
    expect([0, 1, 2].map(gap)).toEqual([false, true, true]);
  });

  it('walks header, sections and blocks in reading order', () => {
    const ids = walkOf(document.pages[0] ?? { id: '', title: '', sections: [] }).map((part) =>
      'id' in part ? part.id : part.kind,
    );
    expect(ids).toEqual(['header', 'first1', 'block-a', 'block-b', 'second', 'block-c']);
  });
});
