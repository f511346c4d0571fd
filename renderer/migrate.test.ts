import { describe, expect, test } from 'vitest';
import { emptyDocument } from './document.ts';
import { type Migratable, migrateDocument, readDocument } from './migrate.ts';

const types: Migratable[] = [
  {
    type: 'notes',
    version: 3,
    migrations: [
      {
        name: 'limit became maximum',
        to: 2,
        up: ({ limit, ...rest }) => ({ ...rest, maximum: limit }),
        example: { limit: 5 },
      },
      { name: 'maximum is at least 1', to: 3, up: (s) => ({ ...s, maximum: s.maximum || 1 }), example: { maximum: 0 } },
    ],
  },
];

function documentWith(block: unknown) {
  return { pages: [{ sections: [{ rows: [{ columns: [{ blocks: [block] }] }] }] }] };
}

let made = 0;
const newId = () => `part${String(++made).padStart(6, '0')}`;

describe('C-05 stored documents are brought to today', () => {
  test('an old block goes through every later migration, in order', () => {
    const old = documentWith({ id: 'block1', type: 'notes', version: 1, settings: { limit: 0, tags: 'all' } });
    expect(migrateDocument(old, types)).toEqual(
      documentWith({ id: 'block1', type: 'notes', version: 3, settings: { maximum: 1, tags: 'all' } }),
    );
    expect(old).toEqual(documentWith({ id: 'block1', type: 'notes', version: 1, settings: { limit: 0, tags: 'all' } }));
  });

  test('unknown types, newer versions and broken shapes stay as they are', () => {
    for (const block of [
      { type: 'teleport', version: 1, settings: {} },
      { type: 'notes', version: 9, settings: { future: true } },
      { type: 'notes', version: 1, settings: null },
      'not a block',
    ]) {
      expect(migrateDocument(documentWith(block), types)).toEqual(documentWith(block));
    }
    for (const value of [null, 7, 'text', [], { pages: 'none' }, { pages: [null, { sections: [3] }] }]) {
      expect(migrateDocument(value, types)).toEqual(value);
    }
  });

  test('reading says where a document is broken', () => {
    expect(readDocument(emptyDocument(newId))).toMatchObject({ ok: true });
    const broken = { ...emptyDocument(newId), theme: { accent: 'red', font: 'system', mode: 'auto' } };
    expect(readDocument(broken)).toEqual({ ok: false, problem: expect.stringContaining('theme.accent') });
  });
});
