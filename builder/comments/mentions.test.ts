import { expect, test } from 'vitest';
import { completeMention, mentionBefore, mentioned } from './mentions.ts';

const ann = { id: '1', name: 'Ann' };
const annHall = { id: '2', name: 'Ann Hall' };
const jose = { id: '3', name: 'José Íñigo' };
const people = [ann, annHall, jose];

test.each([
  ['Hello @', 7, ''],
  ['Hello @An', 9, 'An'],
  ['@Ann Ha', 7, 'Ann Ha'],
  ['mail me at ann@example.com', 26, null],
  ['@Ann\nnext line', 14, null],
  ['no mention', 10, null],
])('C-20 what is typed of a mention in %j', (text, caret, typed) => {
  expect(mentionBefore(text, caret)).toBe(typed);
});

test('C-20 a chosen name takes the place of what was typed, and the text goes on after it', () => {
  expect(completeMention('Ask @an please', 7, 'Ann Hall')).toEqual({ text: 'Ask @Ann Hall please', caret: 14 });
});

test('C-20 whole names are mentions, the longer one where two fit', () => {
  expect(mentioned('@Ann Hall and @José Íñigo', people)).toEqual([annHall, jose]);
  expect(mentioned('@Ann, @Ann', people)).toEqual([ann]);
  expect(mentioned('@Bob ann@example.com Ann', people)).toEqual([]);
});
