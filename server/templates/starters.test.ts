import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { blockTypes } from '../../renderer/blocks/index.ts';
import { blocksOf, PortalDocument } from '../../renderer/document.ts';
import { catalogue } from '../dynamic-data/values.ts';
import { connectEmptyDatabase } from '../testing/store.ts';
import { starterTemplates } from './starters.ts';

const FOLDER = new URL('../../templates/', import.meta.url);
const starters = starterTemplates();

describe('C-03 starter templates', () => {
  it('C-03 every file in templates/ is a starter of the gallery', async () => {
    const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
    expect(starters.map(({ key }) => `${key}.json`).sort()).toEqual(files);
    expect(starters.map(({ name }) => name)).toEqual([
      'Customer onboarding',
      'High-touch success',
      'Quarterly business review',
      'Help centre',
    ]);
  });

  it.each(starters)('C-03 $key is a valid document, complete with every default', ({ document }) => {
    expect(PortalDocument.parse(document)).toEqual(document);
    expect([...blocksOf(document)].length).toBeGreaterThan(5);
  });

  it.each(starters)('C-07 $key has words for every value that may be missing', ({ document }) => {
    const tokens = tokensIn(document);
    expect(tokens.length).toBeGreaterThan(0);
    expect(tokens.filter(({ fallback }) => fallback === '' || fallback === undefined)).toEqual([]);
  });

  it('C-07 the starters name only values that every workspace has', async () => {
    await connectEmptyDatabase();
    const known = (await catalogue()).map(({ path }) => path);
    expect(known).toEqual(
      expect.arrayContaining(starters.flatMap(({ document }) => tokensIn(document)).map(({ path }) => path)),
    );
  });

  it('C-07 C-08 C-09 C-10 C-12 C-13 C-25 the starters use every block type', () => {
    const used = new Set(starters.flatMap(({ document }) => [...blocksOf(document)].map(({ type }) => type)));
    expect([...used].sort()).toEqual(blockTypes.map(({ type }) => type).sort());
  });
});

/** Every token node, wherever it stands. */
function tokensIn(value: unknown): { path?: unknown; fallback?: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const node: { type?: unknown; path?: unknown; fallback?: unknown } = value;
  const here = node.type === 'dynamic-data' ? [node] : [];
  return [...here, ...Object.values(value).flatMap(tokensIn)];
}
