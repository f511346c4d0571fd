import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { BLOCK_GROUPS } from '../block-type.ts';
import { BlockInstance } from '../document.ts';
import { migrateBlock } from '../migrate.ts';
import { renderBlock } from '../render-block.ts';
import { parsed } from '../testing/dom.ts';
import { HOSTILE_TEXTS, withEveryString } from '../testing/hostile.ts';
import { structureProblems } from '../testing/problems.ts';
import { blockTypes } from './index.ts';

/** What every block type must keep to, whoever writes it; it learns of a new one from the table. */

const context = { language: 'en', path: '/p/key', interactive: true, viewer: 'stranger' } as const;
const block = (type: (typeof blockTypes)[number]['type']) => ({ id: 'block-1', type });

test('B-13 no two block types have one name', () => {
  expect(new Set(blockTypes.map(({ type }) => type)).size).toBe(blockTypes.length);
});

describe.each(blockTypes)('B-13 block type $type', (blockType) => {
  const { type, sample, settings, version, migrations } = blockType;

  test('says what it is', () => {
    expect(type).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(blockType.label).toMatch(/\S/);
    expect(blockType.description).toMatch(/\S/);
    expect(blockType.icon).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(BLOCK_GROUPS).toContain(blockType.group);
  });

  test('accepts no settings, and its own defaults again', () => {
    const defaults = settings.parse({});
    expect(settings.parse(defaults)).toEqual(defaults);
    const dropped = { id: 'block-1', type, version, settings: defaults };
    expect(BlockInstance.parse(dropped)).toEqual(dropped);
  });

  test('refuses a setting that it does not have', () => {
    expect(settings.safeParse({ surprise: true }).success).toBe(false);
  });

  test('tells the builder how each setting is edited', () => {
    for (const [name, field] of Object.entries(settings.shape))
      expect(z.globalRegistry.get(field as z.ZodType), name).toMatchObject({
        title: expect.any(String),
        control: expect.any(String),
      });
  });

  test('has migrations that lead one by one to today', () => {
    expect(migrations.map(({ to }) => to)).toEqual(Array.from({ length: version - 1 }, (_, i) => i + 2));
    for (const { name, to, example } of migrations) {
      const migrated = migrateBlock({ type, version: to - 1, settings: example });
      expect(settings.safeParse(migrated.settings), name).toMatchObject({ success: true });
    }
  });

  test('has a sample that is plain data', () => {
    expect(JSON.parse(JSON.stringify(sample))).toEqual(sample);
  });

  test('draws its sample with a sound structure, in a section with and without title', () => {
    for (const level of [2, 3] as const) {
      const html = renderBlock(block(type), sample, context, level);
      expect(html).toContain('data-block="block-1"');
      expect(structureProblems(html, level - 1)).toEqual([]);
    }
  });

  test('draws a heading above when it has one', () => {
    if (!('heading' in sample)) return;
    const html = renderBlock(block(type), { ...sample, heading: 'What matters' }, context);
    expect(html).toContain('<h3 class="block__heading">What matters</h3>');
    expect(structureProblems(html, 2)).toEqual([]);
  });

  test('draws empty lists as words', () => {
    const empty = Object.fromEntries(
      Object.entries(sample).map(([name, value]) => [name, Array.isArray(value) ? [] : value]),
    );
    const html = renderBlock(block(type), empty, context);
    expect(structureProblems(html, 2)).toEqual([]);
    expect(html.replace(/<[^>]*>/g, '').trim()).not.toBe('');
  });

  test.each(HOSTILE_TEXTS)('escapes %j wherever it stands', (hostile) => {
    const safe = shapeOf(renderBlock(block(type), withEveryString(sample, 'word'), context));
    const html = renderBlock(block(type), withEveryString(sample, hostile), context);
    expect(shapeOf(html)).toEqual(safe);
    expect(structureProblems(html, 2).filter((problem) => !problem.startsWith('id twice'))).toEqual([]);
  });

  test('sends nothing from a preview', () => {
    const preview = parsed(renderBlock(block(type), sample, { ...context, interactive: false }));
    for (const button of preview.querySelectorAll('form button')) expect(button.hasAttribute('disabled')).toBe(true);
  });
});

/** Elements with the names of their attributes, and where links lead by scheme: what no text may change. */
function shapeOf(html: string): string[] {
  return Array.from(parsed(html).querySelectorAll('*'), (element) => {
    const href = element.getAttribute('href') ?? '';
    const scheme = /^\s*[a-z]+:/i.exec(href)?.[0] ?? '';
    return `${element.tagName} ${element.getAttributeNames().sort().join(' ')} ${scheme}`;
  });
}
