import { describe, expect, test } from 'vitest';
import { renderBlock } from '../../render-block.ts';
import { sampleText } from '../../sample-data.ts';
import { parsed } from '../../testing/dom.ts';
import { testScope } from '../../testing/scope.ts';
import { resourcesSettings } from './block.ts';
import { resolveResources } from './resolve.ts';

const guide = {
  kind: 'guide',
  id: 'guide-1',
  title: 'Start',
  description: 'Week one',
  url: 'https://docs.example.com/start',
};
const token = { root: { type: 'root', children: [{ type: 'dynamic-data', path: 'owner.name', fallback: 'us' }] } };
const question = { kind: 'question', id: 'question-1', question: 'Whom do I ask?', answer: token };

async function draw(settings: object) {
  const scope = testScope({ dynamicData: { 'owner.name': 'Maya <Lindqvist>' } });
  const { view } = await resolveResources(resourcesSettings.parse(settings), scope);
  return parsed(
    renderBlock({ id: 'block-1', type: 'resources' }, view, {
      language: 'en',
      path: '/p/key',
      interactive: true,
      viewer: 'stranger',
    }),
  );
}

describe('C-25 resources', () => {
  test('guides lead elsewhere and say where', async () => {
    const link = (await draw({ items: [guide] })).querySelector('a');
    expect(link?.getAttribute('href')).toBe('https://docs.example.com/start');
    expect(link?.textContent).toContain('docs.example.com');
  });

  test('questions open to their answer, with the customer’s data in it', async () => {
    const details = (await draw({ items: [question] })).querySelector('details.question');
    expect(details?.querySelector('summary')?.textContent).toBe('Whom do I ask?');
    expect(details?.querySelector('.prose')?.textContent).toBe('Maya <Lindqvist>');
  });

  test('search is there when wanted and when there is something to search', async () => {
    const has = async (settings: object) => (await draw(settings)).querySelector('[data-search]') !== null;
    expect(await has({ items: [guide, question] })).toBe(true);
    expect(await has({ items: [guide], search: false })).toBe(false);
    expect(await has({ items: [] })).toBe(false);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.com', 'example.com'])(
    '%s is no guide',
    (url) => {
      expect(resourcesSettings.safeParse({ items: [{ ...guide, url }] }).success).toBe(false);
    },
  );

  test('an answer is rich text', () => {
    expect(resourcesSettings.safeParse({ items: [{ ...question, answer: sampleText('x') }] }).success).toBe(true);
    expect(resourcesSettings.safeParse({ items: [{ ...question, answer: '<b>x</b>' }] }).success).toBe(false);
  });
});
