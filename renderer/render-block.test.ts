import { describe, expect, it } from 'vitest';
import { blockTypes } from './blocks/index.ts';
import { renderBlock } from './render-block.ts';

const context = { language: 'en', path: '/p/key', interactive: true, viewer: 'stranger' } as const;

describe('B-13 block views', () => {
  it.each(blockTypes.map((blockType) => [blockType.type, blockType] as const))(
    '%s draws its sample',
    (_type, blockType) => {
      const html = renderBlock({ id: 'block-1', type: blockType.type }, blockType.sample, context);
      expect(html).toContain('data-block="block-1"');
    },
  );
});
