import { describe, expect, it } from 'vitest';
import { changeMadeBy, isStaleAfter } from './changes.ts';

const ALFKI = '0'.repeat(24);
const BONAP = '1'.repeat(24);

describe('what is fetched again after a change (B-07)', () => {
  it('C-20 a comment: the thread and the list that counts comments, of that customer only', () => {
    const change = { customerId: ALFKI, topic: 'comment', id: null } as const;
    expect(isStaleAfter(change, ['comments.list', { params: { customerId: ALFKI } }])).toBe(true);
    expect(isStaleAfter(change, ['tasks.list', { params: { customerId: ALFKI } }, 'pages'])).toBe(true);
    expect(isStaleAfter(change, ['comments.list', { params: { customerId: BONAP } }])).toBe(false);
    expect(isStaleAfter(change, ['workspace.get', {}])).toBe(false);
  });

  it('C-23 publishing: also the list of customers, which names no customer', () => {
    const change = { customerId: ALFKI, topic: 'portal', id: null } as const;
    expect(isStaleAfter(change, ['customers.list', { query: {} }, 'pages'])).toBe(true);
    expect(isStaleAfter(change, ['customers.get', { params: { customerId: BONAP } }])).toBe(false);
  });

  it('a change of the whole workspace reaches every customer', () => {
    const change = { customerId: null, topic: 'attribute', id: null } as const;
    expect(isStaleAfter(change, ['customers.get', { params: { customerId: BONAP } }])).toBe(true);
  });

  it("a write's own change is derived from its endpoint", () => {
    expect(changeMadeBy('tasks.setDone', { params: { customerId: ALFKI, recordId: BONAP }, body: {} })).toEqual({
      customerId: ALFKI,
      topic: 'task',
      id: null,
    });
    expect(changeMadeBy('workspace.update', { body: {} })).toEqual({ customerId: null, topic: 'workspace', id: null });
    expect(changeMadeBy('preview.blocks', {})).toBeNull();
  });
});
