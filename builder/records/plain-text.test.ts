import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

const text = (words: string) => ({ type: 'text', text: words });

it('C-08 tells what a note is about in one line', () => {
  const richText = {
    root: {
      type: 'root',
      children: [
        { type: 'heading', children: [text('Kick-off')] },
        { type: 'paragraph', children: [text('See '), { type: 'link', children: [text('the plan')] }, text('.')] },
      ],
    },
  };
  expect(plainText(richText)).toBe('Kick-off See the plan.');
  expect(plainText(richText, 4)).toBe('Kick');
  expect(plainText({ root: { type: 'root', children: [] } })).toBe('');
});
