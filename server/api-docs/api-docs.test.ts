import { describe, expect, it } from 'vitest';
import { namedEndpoints } from '../http/openapi.ts';
import { outline } from './outline.ts';
import { apiDocsPage } from './page.ts';

describe('API documentation page (B-12)', () => {
  const page = apiDocsPage();

  it('describes every endpoint, without script', () => {
    for (const { name } of namedEndpoints()) expect(page).toContain(`<details id="${name}">`);
    expect(page).not.toMatch(/<script|style="| on\w+="/);
  });

  it('leads every reference to a schema on the page', () => {
    const targets = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((link) => !targets.has(link))).toEqual([]);
  });

  it('outlines nested fields with what is required and allowed', () => {
    const lines = outline({
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 200 },
        rows: { type: 'array', items: { type: 'object', properties: { kind: { const: 'join' } } } },
      },
    });
    expect(lines).toMatchObject([
      { depth: 0, name: 'name', type: 'string', required: true, note: 'length 1 to 200' },
      { depth: 0, name: 'rows', type: 'list of object', required: false },
      { depth: 1, name: 'kind', type: '"join"' },
    ]);
  });
});
