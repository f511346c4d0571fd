import { describe, expect, test } from 'vitest';
import { renderBlock } from '../../render-block.ts';
import { sampleText } from '../../sample-data.ts';
import { act } from '../../testing/actions.ts';
import { parsed } from '../../testing/dom.ts';
import { commentFact, id, noteFact, STAFF } from '../../testing/facts.ts';
import { testScope } from '../../testing/scope.ts';
import { notesActions } from './actions.ts';
import { notesSettings } from './block.ts';
import { resolveNotes } from './resolve.ts';

const context = { language: 'en', path: '/p/key', interactive: true, viewer: 'stranger' } as const;

async function draw(display: 'collapsed' | 'expanded', ...notes: ReturnType<typeof noteFact>[]) {
  const settings = notesSettings.parse({ display });
  const { view } = await resolveNotes(settings, testScope({ notes }));
  return parsed(renderBlock({ id: 'block-1', type: 'notes' }, view, context));
}

describe('C-08 notes', () => {
  const long = noteFact({ body: sampleText('word '.repeat(100), 'Second paragraph') });

  test('collapsed shows the first words, and the whole inside', async () => {
    const root = await draw('collapsed', long);
    const excerpt = root.querySelector('summary .fold__excerpt')?.textContent ?? '';
    expect(excerpt.length).toBeLessThanOrEqual(241);
    expect(excerpt).toMatch(/word…$/);
    expect(root.querySelector('details.fold > .prose')?.textContent).toContain('Second paragraph');
  });

  test('expanded shows the whole', async () => {
    const root = await draw('expanded', long);
    expect(root.querySelector('details.fold')).toBeNull();
    expect(root.querySelector('.note > .prose')?.textContent).toContain('Second paragraph');
  });

  test('with author, time, tags; one without a title has a word in its place', async () => {
    const root = await draw('collapsed', noteFact({ title: '', tags: ['kick-off'] }));
    expect(root.querySelector('h3')?.textContent).toBe('Note');
    expect(root.querySelector('.meta')?.textContent).toMatch(/Maya Lindqvist.*3 days ago.*kick-off/s);
    expect(root.querySelector('time')?.getAttribute('datetime')).toBe('2026-03-02T09:00:00.000Z');
  });

  test('C-20 with comments, staff’s told from viewers’', async () => {
    const comments = [commentFact(), commentFact({ id: id(901), author: STAFF, text: 'See https://example.com.' })];
    const root = await draw('collapsed', noteFact({ comments }));
    expect(root.querySelector('.discussion summary')?.textContent).toContain('2 comments');
    const [viewers, staffs] = root.querySelectorAll('.comment');
    expect(viewers?.textContent).toContain('by the link');
    expect(staffs?.className).toContain('comment--staff');
    expect(staffs?.querySelector('p.plain a')?.getAttribute('href')).toBe('https://example.com/');
  });
});

test('C-20 comments go to notes that the block shows', async () => {
  const about = { settings: notesSettings.parse({}), facts: { notes: [noteFact()] } };
  expect(await act(notesActions.comment, { record: id(1), text: 'Yes' }, about)).toEqual([
    ['addComment', { kind: 'note', id: id(1) }, 'Yes', []],
  ]);
  await expect(act(notesActions.comment, { record: id(2), text: 'x' }, about)).rejects.toMatchObject({ code: 'gone' });
});
