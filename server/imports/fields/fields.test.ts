import { describe, expect, it } from 'vitest';
import { parseAttribute } from './attribute-values.ts';
import { customerImportFields } from './customer-fields.ts';
import { detectDateOrder, parseDay, parseMoment } from './dates.ts';
import type { CellContext } from './field-type.ts';
import { taskImportFields } from './task-fields.ts';
import { parseFlag, parseNumber, parseTags } from './values.ts';

const context: CellContext = {
  dateOrder: 'ymd',
  timeZone: 'Europe/Berlin',
  now: new Date('2026-03-10T09:00:00Z'),
  stages: ['Onboarding', 'Live'],
  staffOf: (value) => ({ '5': 'a'.repeat(24), '6': null })[value],
};

describe('B-12 reading cells', () => {
  it('B-12 reads days in each order and refuses days that no calendar has', () => {
    expect(parseDay('1996-08-01 00:00:00.000', { dateOrder: 'ymd' })).toBe('1996-08-01');
    expect(parseDay('3/4/2026', { dateOrder: 'dmy' })).toBe('2026-04-03');
    expect(parseDay('3/4/2026', { dateOrder: 'mdy' })).toBe('2026-03-04');
    expect(() => parseDay('2026-02-30', { dateOrder: 'ymd' })).toThrow('no day of the calendar');
    expect(() => parseDay('3/4/2026', { dateOrder: 'ymd' })).toThrow('day or the month');
    expect(() => parseDay('soon', { dateOrder: 'ymd' })).toThrow('is no date');
  });

  it('B-12 reads moments in their own zone, else in the workspace’s', () => {
    const iso = (text: string) => parseMoment(text, context).toISOString();
    expect(iso('1996-07-16 00:00:00.000')).toBe('1996-07-15T22:00:00.000Z');
    expect(iso('2026-01-16 08:30')).toBe('2026-01-16T07:30:00.000Z');
    expect(iso('2026-01-16T08:30:00Z')).toBe('2026-01-16T08:30:00.000Z');
    expect(iso('2026-01-16 08:30 -05:00')).toBe('2026-01-16T13:30:00.000Z');
    expect(() => iso('2026-01-16 25:00')).toThrow('no clock shows');
  });

  it('B-12 finds how dates are written', () => {
    expect(detectDateOrder(['2026-01-05', '2026-01-31'])).toBe('ymd');
    expect(detectDateOrder(['05.01.2026', '31.01.2026'])).toBe('dmy');
    expect(detectDateOrder(['1/5/2026', '1/31/2026'])).toBe('mdy');
  });

  it('B-12 reads numbers, flags and tags as tables write them', () => {
    expect(['1,234.50', '1.234,50', '1,234', '12,5', "1'000", '-3'].map(parseNumber)).toEqual([
      1234.5, 1234.5, 1234, 12.5, 1000, -3,
    ]);
    expect(() => parseNumber('12 apples')).toThrow('is no number');
    expect(['yes', 'X', 'ja', 'FALSE', '0'].map(parseFlag)).toEqual([true, true, true, false, false]);
    expect(() => parseFlag('maybe')).toThrow('neither yes nor no');
    expect(parseTags('gold; eu, gold')).toEqual(['gold', 'eu']);
  });

  it('B-12 reads the language and time zone of a contact, as people write them', () => {
    const language = (text: string) => customerImportFields['contact.language'].parse(text, context);
    expect(['de', 'DE-at', 'German', 'Deutsch', 'français'].map(language)).toEqual(['de', 'de', 'de', 'de', 'fr']);
    expect(() => language('Klingon')).toThrow('none of the languages');
    const zone = (text: string) => customerImportFields['contact.timeZone'].parse(text, context);
    expect(zone('Europe/Paris')).toBe('Europe/Paris');
    expect(() => zone('Paris time')).toThrow('no time zone');
  });

  it('B-12 reads whose task it is: customer, staff by the match of people, a contact by e-mail', () => {
    const { parse } = taskImportFields.assignee;
    expect(parse('customer', context)).toEqual({ kind: 'customer' });
    expect(parse('5', context)).toEqual({ kind: 'staff', id: 'a'.repeat(24) });
    expect(parse('6', context)).toEqual({ kind: 'none' });
    expect(parse('Maria@Example.com', context)).toEqual({ kind: 'contact', email: 'maria@example.com' });
    expect(() => parse('7', context)).toThrow('is nobody on staff');
  });

  it('B-12 is done where a date or yes is set', () => {
    const { parse } = taskImportFields.doneAt;
    expect(parse('2026-01-16', context)?.toISOString()).toBe('2026-01-15T23:00:00.000Z');
    expect(parse('yes', context)).toEqual(context.now);
    expect(parse('no', context)).toBeNull();
    expect(() => parse('perhaps', context)).toThrow('neither a date nor yes or no');
  });

  it('B-12 holds cells to the bounds that the API has, and never lets a script address in', () => {
    const { name, website, stage } = customerImportFields;
    expect(() => name.parse('x'.repeat(201), context)).toThrow('longer than 200 characters');
    expect(website.parse('www.example.com', context)).toBe('https://www.example.com');
    expect(() => website.parse('javascript:alert(1)', context)).toThrow('no web address');
    expect(stage.parse('live', context)).toBe('Live');
    expect(() => stage.parse('Gone', context)).toThrow('is none of “Onboarding”, “Live”');
  });

  it('C-27 reads attribute values by their type', () => {
    const read = (cell: string, type: Parameters<typeof parseAttribute>[1]['type']) =>
      parseAttribute(cell, { type, choices: type === 'choice' ? ['Gold', 'Silver'] : [] }, context);
    expect(read('1,200', 'number')).toBe(1200);
    expect(read('2026-03-31', 'date')).toBe('2026-03-31');
    expect(read('yes', 'boolean')).toBe(true);
    expect(read('gold', 'choice')).toBe('Gold');
    expect(() => read('Bronze', 'choice')).toThrow('is none of');
    expect(() => read('ftp://x', 'url')).toThrow('no web address');
  });
});
