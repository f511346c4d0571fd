import { describe, expect, test } from 'vitest';
import { renderBlock } from '../../render-block.ts';
import { sampleText } from '../../sample-data.ts';
import { act } from '../../testing/actions.ts';
import { parsed } from '../../testing/dom.ts';
import { id, meetingFact } from '../../testing/facts.ts';
import { testScope } from '../../testing/scope.ts';
import { meetingsActions } from './actions.ts';
import { meetingsSettings } from './block.ts';
import { resolveMeetings } from './resolve.ts';

const settings = meetingsSettings.parse({ when: 'all' });
const meeting = meetingFact({
  startsAt: new Date('2026-03-05T10:00:00Z'),
  endsAt: new Date('2026-03-05T11:00:00Z'),
  joinUrl: 'https://meet.example.com/x',
  recordingUrl: 'https://video.example.com/x',
  agenda: sampleText('Plan'),
  recap: sampleText('Agreed'),
  attendees: ['Maya', 'Tom', 'Hanne'],
});
const at = (now: string, changes = {}, timeZone = 'Europe/Berlin') =>
  resolveMeetings(settings, testScope({ meetings: [{ ...meeting, ...changes }], now: new Date(now), timeZone }));

describe('C-12 meetings through time', () => {
  test.each([
    ['2026-03-05T09:00:00Z', { past: false, running: false, joinSoon: false }, '2026-03-05T09:45:00Z'],
    ['2026-03-05T09:45:00Z', { past: false, running: false, joinSoon: true }, '2026-03-05T10:00:00Z'],
    ['2026-03-05T10:00:00Z', { past: false, running: true, joinSoon: true }, '2026-03-05T11:00:00Z'],
    ['2026-03-05T11:00:00Z', { past: true, running: false, joinSoon: false }, '2026-03-05T23:00:00Z'],
  ])('at %s', async (now, looks, freshUntil) => {
    const { view, freshUntil: until } = await at(now);
    expect(view.meetings[0]).toMatchObject(looks);
    expect(until).toEqual(new Date(freshUntil));
  });

  test('recap and recording are told once it is past, joining before', async () => {
    expect((await at('2026-03-05T09:00:00Z')).view.meetings[0]).toMatchObject({
      joinUrl: 'https://meet.example.com/x',
      recap: null,
      recordingUrl: null,
    });
    expect((await at('2026-03-05T12:00:00Z')).view.meetings[0]).toMatchObject({
      joinUrl: null,
      recap: meeting.recap,
      recordingUrl: 'https://video.example.com/x',
    });
  });

  test('times are told in the page’s zone, which is named', async () => {
    const berlin = (await at('2026-03-05T09:00:00Z')).view.meetings[0];
    expect(berlin).toMatchObject({
      time: '11:00 – 12:00',
      zone: 'CET',
      leaf: { month: 'Mar', day: '5', weekday: 'Thu' },
    });
    const tokyo = (await at('2026-03-05T09:00:00Z', {}, 'Asia/Tokyo')).view.meetings[0];
    expect(tokyo).toMatchObject({ time: '19:00 – 20:00', zone: 'GMT+9' });
  });

  test('one that ends another day says which', async () => {
    const { view } = await at('2026-03-05T09:00:00Z', { endsAt: new Date('2026-03-06T09:00:00Z') });
    expect(view.meetings[0]?.time).toBe('11:00 – 6 Mar 2026, 10:00');
  });

  test('links that are none are left out', async () => {
    const bad = { joinUrl: 'javascript:alert(1)', recordingUrl: 'ftp://x' };
    expect((await at('2026-03-05T09:00:00Z', bad)).view.meetings[0]?.joinUrl).toBeNull();
    expect((await at('2026-03-05T12:00:00Z', bad)).view.meetings[0]?.recordingUrl).toBeNull();
  });
});

describe('C-12 looks', () => {
  const context = { language: 'en', path: '/p/key', interactive: true, viewer: 'stranger' } as const;
  const draw = async (now: string, changes = {}) =>
    parsed(renderBlock({ id: 'block-1', type: 'meetings' }, { ...(await at(now)).view, ...changes }, context));

  test('with agenda, people, join and a calendar file', async () => {
    const root = await draw('2026-03-05T09:00:00Z');
    expect(root.textContent).toContain('With Maya, Tom and Hanne');
    expect(root.querySelector(`a[href="/p/key/meetings/${id(1)}.ics"]`)).not.toBeNull();
    expect(root.querySelector('a[href="https://meet.example.com/x"]')?.className).toContain('button--quiet');
    expect((await draw('2026-03-05T09:50:00Z')).querySelector('a[href="https://meet.example.com/x"]')?.className).toBe(
      'button',
    );
  });

  test('collapsed or expanded', async () => {
    expect((await draw('2026-03-05T09:00:00Z')).querySelector('details.meeting__more[open]')).toBeNull();
    const open = await draw('2026-03-05T09:00:00Z', { collapsed: false });
    expect(open.querySelector('details.meeting__more[open]')).not.toBeNull();
  });
});

test('C-20 comments go to meetings that the block shows', async () => {
  const about = { settings, facts: { meetings: [meeting] } };
  expect(await act(meetingsActions.comment, { record: id(1), text: 'Slides?' }, about)).toEqual([
    ['addComment', { kind: 'meeting', id: id(1) }, 'Slides?', []],
  ]);
  await expect(act(meetingsActions.comment, { record: id(2), text: 'x' }, about)).rejects.toMatchObject({
    code: 'gone',
  });
});
