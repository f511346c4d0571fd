import { describe, expect, test } from 'vitest';
import { fillHolesOf } from '../../holes.ts';
import { renderBlock } from '../../render-block.ts';
import type { RenderContext } from '../../render-context.ts';
import type { TaskFact } from '../../scope.ts';
import { act } from '../../testing/actions.ts';
import { parsed } from '../../testing/dom.ts';
import { id, STAFF, taskFact, VIEWER } from '../../testing/facts.ts';
import { type Facts, testScope } from '../../testing/scope.ts';
import { tasksActions } from './actions.ts';
import { tasksSettings } from './block.ts';
import { resolveTasks } from './resolve.ts';

const settings = tasksSettings.parse({});
const context: RenderContext = { language: 'en', path: '/p/key', interactive: true, viewer: 'holes' };
const tom = { kind: 'contact', contactId: id(77), name: 'Tom' } as const;
const stranger = { kind: 'anonymous', name: null } as const;
const maria = { kind: 'anonymous', name: 'Maria' } as const;

async function draw(
  tasks: readonly TaskFact[],
  viewer: Parameters<typeof fillHolesOf>[1],
  more: Partial<RenderContext> = {},
  facts: Facts = {},
) {
  const { view } = await resolveTasks(settings, testScope({ tasks, ...facts }));
  return parsed(fillHolesOf(renderBlock({ id: 'block-1', type: 'tasks' }, view, { ...context, ...more }), viewer));
}

describe('C-10 tasks in groups', () => {
  const groupsAt = async (now: string, timeZone: string, ...due: (string | null)[]) => {
    const tasks = due.map((day, i) => taskFact({ id: id(i), due: day }));
    const { view } = await resolveTasks(settings, testScope({ tasks, now: new Date(now), timeZone }));
    return view.groups.map(({ name, tasks: group }) => [name, ...group.map((task) => task.due?.iso ?? null)]);
  };

  test('by when they are due', async () => {
    expect(
      await groupsAt('2026-03-05T09:00:00Z', 'UTC', null, '2026-03-13', '2026-03-12', '2026-03-05', '2026-03-04'),
    ).toEqual([
      ['overdue', '2026-03-04'],
      ['week', '2026-03-12', '2026-03-05'],
      ['later', '2026-03-13'],
      ['undated', null],
    ]);
  });

  test('overdue begins at midnight after the due day, in the page’s zone', async () => {
    expect(await groupsAt('2026-03-05T22:59:59Z', 'Europe/Berlin', '2026-03-05')).toEqual([['week', '2026-03-05']]);
    expect(await groupsAt('2026-03-05T23:00:00Z', 'Europe/Berlin', '2026-03-05')).toEqual([['overdue', '2026-03-05']]);
    expect(await groupsAt('2026-03-06T04:59:59Z', 'America/New_York', '2026-03-05')).toEqual([['week', '2026-03-05']]);
  });

  test('and so the page is true until that midnight', async () => {
    const scope = testScope({ tasks: [taskFact()], now: new Date('2026-03-28T12:00:00Z') });
    expect((await resolveTasks(settings, scope)).freshUntil).toEqual(new Date('2026-03-28T23:00:00Z'));
    expect((await resolveTasks(settings, testScope())).freshUntil).toBeUndefined();
  });

  test('the customer’s come first within a group; done ones last', async () => {
    const tasks = [
      taskFact({ id: id(1), responsible: 'company', due: '2026-03-06' }),
      taskFact({ id: id(2), due: '2026-03-07' }),
      taskFact({ id: id(3), done: { at: new Date('2026-03-01T09:00:00Z'), by: STAFF } }),
    ];
    const { view, waiting } = await resolveTasks(settings, testScope({ tasks }));
    expect(view.groups.map((group) => group.tasks.map((task) => task.id))).toEqual([[id(2), id(1)], [id(3)]]);
    expect(waiting).toEqual([{ id: id(2), contactId: null }]);
  });

  test('progress counts all, also those beyond the limit', async () => {
    const tasks = Array.from({ length: 25 }, (_, i) => taskFact({ id: id(i) }));
    const { view } = await resolveTasks(settings, testScope({ tasks }));
    expect(view).toMatchObject({ progress: { done: 0, total: 25 }, more: 5 });
    expect((await draw(tasks, stranger)).textContent).toContain('5 more tasks are not shown here');
    const without = await resolveTasks({ ...settings, progress: false }, testScope({ tasks }));
    expect(without.view.progress).toBeNull();
  });
});

describe('C-11 who can tick off what', () => {
  const checks = (root: Awaited<ReturnType<typeof draw>>) => root.querySelectorAll('form[action$="/complete"]').length;

  test('a task of the customer: anybody; somebody without a name is asked for it first', async () => {
    const asked = await draw([taskFact()], stranger);
    expect(asked.querySelector('details.ask input[name="name"][required]')).not.toBeNull();
    const named = await draw([taskFact()], maria);
    expect(named.querySelector('details.ask')).toBeNull();
    expect(
      named.querySelector('form[action="/p/key/blocks/block-1/complete"] input[name="name"]')?.getAttribute('value'),
    ).toBe('Maria');
    const contact = await draw([taskFact()], tom);
    expect(checks(contact)).toBe(1);
    expect(contact.querySelector('form[action$="/complete"] input[name="name"]')).toBeNull();
  });

  test('a task of one contact: that contact only', async () => {
    const task = taskFact({ contactId: tom.contactId, assigneeName: 'Tom' });
    const his = await draw([task], tom);
    expect(checks(his)).toBe(1);
    expect(his.textContent).toContain('For you');
    for (const viewer of [maria, stranger, { ...tom, contactId: id(78) }]) {
      const another = await draw([task], viewer);
      expect(checks(another)).toBe(0);
      expect(another.textContent).toContain('For Tom');
    }
  });

  test('a task of the company: no viewer', async () => {
    expect(checks(await draw([taskFact({ responsible: 'company', assigneeName: 'Maya' })], tom))).toBe(0);
  });

  test('a done one can be reopened, and says who did it; a typed name is shown as a claim', async () => {
    const done = await draw([taskFact({ done: { at: new Date('2026-03-05T08:00:00Z'), by: VIEWER } })], maria);
    expect(done.querySelector('form[action$="/reopen"]')).not.toBeNull();
    expect(done.querySelector('.meta')?.textContent).toContain('Done today at 09:00 by Tom Okafor (by the link)');
  });
});

describe('C-11, C-20 what a viewer does', () => {
  const facts = {
    tasks: [
      taskFact(),
      taskFact({ id: id(2), responsible: 'company' }),
      taskFact({ id: id(3), contactId: tom.contactId }),
    ],
  };
  const about = { settings, facts };

  test('completing and reopening', async () => {
    expect(await act(tasksActions.complete, { record: id(1) }, about)).toEqual([['setTaskDone', id(1), true]]);
    expect(await act(tasksActions.reopen, { record: id(1) }, about)).toEqual([['setTaskDone', id(1), false]]);
    expect(await act(tasksActions.complete, { record: id(3) }, { ...about, viewer: tom })).toHaveLength(1);
  });

  test.each([
    ['without a name', id(1), stranger, 'name-needed'],
    ['the company’s', id(2), maria, 'not-yours'],
    ['another contact’s', id(3), maria, 'not-yours'],
    ['one that the block does not show', id(9), maria, 'gone'],
  ])('%s is refused', async (_what, record, viewer, code) => {
    for (const action of [tasksActions.complete, tasksActions.reopen])
      await expect(act(action, { record }, { ...about, viewer })).rejects.toMatchObject({ code });
  });

  test('one beyond the block’s limit is not the block’s', async () => {
    const few = { ...about, settings: { ...settings, limit: 1 } };
    await expect(act(tasksActions.complete, { record: id(3) }, { ...few, viewer: tom })).rejects.toMatchObject({
      code: 'gone',
    });
  });

  test('commenting, with words or files', async () => {
    const task = { kind: 'task', id: id(2) };
    expect(await act(tasksActions.comment, { record: id(2), text: ' Done? ' }, about)).toEqual([
      ['addComment', task, 'Done?', []],
    ]);
    const files = [{ name: 'a.pdf', size: 1, mediaType: 'application/pdf', path: '/x' }];
    expect(await act(tasksActions.comment, { record: id(2) }, { ...about, files })).toEqual([
      ['addComment', task, '', files],
    ]);
  });

  test('an empty comment, one without a name, and one on what is not shown are refused', async () => {
    await expect(act(tasksActions.comment, { record: id(1), text: '  ' }, about)).rejects.toMatchObject({
      code: 'invalid',
    });
    const nameless = { ...about, viewer: stranger };
    await expect(act(tasksActions.comment, { record: id(1), text: 'x' }, nameless)).rejects.toMatchObject({
      code: 'name-needed',
    });
    await expect(act(tasksActions.comment, { record: id(9), text: 'x' }, about)).rejects.toMatchObject({
      code: 'gone',
    });
  });
});

describe('B-06 a refusal is shown where it was tried', () => {
  test('with what was typed still there, laid open', async () => {
    const feedback = {
      blockId: 'block-1',
      action: 'comment',
      values: { record: id(1), text: 'half a <thought>' },
      message: 'Please tell us your name first.',
    };
    const root = await draw([taskFact(), taskFact({ id: id(2) })], stranger, { feedback });
    const open = root.querySelectorAll('details.task__body[open]');
    expect(open.length).toBe(1);
    expect(open[0]?.querySelector('[role="alert"]')?.textContent).toContain('Please tell us your name first.');
    expect(open[0]?.querySelector('textarea')?.textContent).toBe('half a <thought>');
    expect(root.querySelectorAll('[role="alert"]').length).toBe(1);
  });

  test('a refused completion opens the question for the name again', async () => {
    const feedback = {
      blockId: 'block-1',
      action: 'complete',
      values: { record: id(1), name: '' },
      message: 'Please tell us your name first.',
    };
    const root = await draw([taskFact()], stranger, { feedback });
    expect(root.querySelector('details.ask[open] [role="alert"]')).not.toBeNull();
  });
});
