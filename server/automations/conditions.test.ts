import { Types } from 'mongoose';
import { describe, expect, test } from 'vitest';
import { type CustomerFacts, holds } from './conditions.ts';
import type { Condition } from './model.ts';

const ownerId = new Types.ObjectId();
const customer = {
  name: 'Northwind',
  stage: 'Onboarding',
  tags: ['VIP', 'pilot'],
  ownerId,
  industry: 'Food & Drink',
  language: null,
  address: { country: 'Portugal' },
  portalPublished: true,
  portalUrl: '',
  attributes: { seats: 40, plan: 'Pro', renewal: '2026-09-01', signed: true, notes: '' },
} as unknown as CustomerFacts;

const met = (field: string, operator: Condition['operator'], value: Condition['value'] = null) =>
  holds({ field, operator, value }, customer);

describe('C-24 conditions', () => {
  test.each([
    ['stage', 'is', 'Onboarding'],
    ['stage', 'is-not', 'Renewal'],
    ['owner', 'is', ownerId.toHexString()],
    ['owner', 'not-empty', null],
    ['tags', 'contains', 'vip'],
    ['tags', 'contains-not', 'churned'],
    ['industry', 'contains', 'food'],
    ['industry', 'is', 'food & drink'],
    ['country', 'is', 'Portugal'],
    ['language', 'empty', null],
    ['portalPublished', 'is', true],
    ['portalShared', 'is', false],
    ['attributes.seats', 'greater', 39],
    ['attributes.seats', 'less', 41],
    ['attributes.seats', 'is', 40],
    ['attributes.plan', 'is-not', 'Free'],
    ['attributes.renewal', 'less', '2026-10-01'],
    ['attributes.renewal', 'greater', '2026-08-31'],
    ['attributes.signed', 'is', true],
    ['attributes.never', 'is', false],
    ['attributes.never', 'is-not', 'Free'],
    ['attributes.never', 'contains-not', 'x'],
    ['attributes.never', 'empty', null],
    ['attributes.notes', 'empty', null],
  ] as const)('%s %s %s holds', (field, operator, value) => {
    expect(met(field, operator, value)).toBe(true);
  });

  test.each([
    ['stage', 'is', 'Renewal'],
    ['stage', 'empty', null],
    ['tags', 'contains', 'VI'],
    ['tags', 'empty', null],
    ['industry', 'contains', 'steel'],
    ['attributes.seats', 'greater', 40],
    ['attributes.seats', 'less', 40],
    ['attributes.seats', 'is', '40'],
    ['attributes.plan', 'greater', 5],
    ['attributes.never', 'greater', 0],
    ['attributes.never', 'less', 0],
    ['attributes.never', 'is', true],
    ['attributes.never', 'contains', ''],
    ['attributes.toString', 'not-empty', null],
    ['__proto__', 'not-empty', null],
    ['attributes.__proto__', 'not-empty', null],
  ] as const)('%s %s %s does not', (field, operator, value) => {
    expect(met(field, operator, value)).toBe(false);
  });
});
