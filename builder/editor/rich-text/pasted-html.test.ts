// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { parsePasted } from './pasted-html.ts';

describe('pasted HTML', () => {
  it('keeps bold and italics of a word processor, and no other look', () => {
    const { body } = parsePasted(
      '<span style="color:red; font-weight:700">a</span><i STYLE=\'font-style:italic\'>b</i>',
    );
    const [span, italic] = body.querySelectorAll<HTMLElement>('span, i');
    expect([span?.style.fontWeight, span?.style.color]).toEqual(['700', '']);
    expect(italic?.style.fontStyle).toBe('italic');
  });

  it('leaves words that look like an attribute alone', () => {
    expect(parsePasted('<p>use style="x" here</p>').body.textContent).toBe('use style="x" here');
  });
});
