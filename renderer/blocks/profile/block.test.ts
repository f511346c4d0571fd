import { describe, expect, test } from 'vitest';
import { ActionRefused, type Viewer } from '../../actions.ts';
import { fillHolesOf } from '../../holes.ts';
import { renderBlock } from '../../render-block.ts';
import { act } from '../../testing/actions.ts';
import { parsed } from '../../testing/dom.ts';
import { testScope } from '../../testing/scope.ts';
import { profileActions } from './actions.ts';
import { profileSettings } from './block.ts';
import { resolveProfile } from './resolve.ts';

const company = {
  name: 'Acme',
  phone: '+1 555',
  website: 'https://acme.example',
  address: { street: '1 Road', postalCode: '', city: 'Oslo', region: '', country: 'Norway' },
};
const tom: Viewer = {
  kind: 'contact',
  contactId: 'a'.repeat(24),
  name: 'Tom "T"',
  details: { email: 'tom@acme.example', phone: '<b>1</b>', language: 'de', timeZone: 'Europe/Oslo' },
};
const stranger: Viewer = { kind: 'anonymous', name: 'Tom' };

async function page(settings: object, viewer: Viewer, feedback?: Record<string, string>) {
  const { view } = await resolveProfile(profileSettings.parse(settings), testScope({ company }));
  const html = renderBlock({ id: 'b1', type: 'profile' }, view, {
    language: 'en',
    path: '/p/key',
    interactive: true,
    viewer: 'holes',
    ...(feedback
      ? { feedback: { blockId: 'b1', action: feedback.record ?? '', values: feedback, message: 'No.' } }
      : {}),
  });
  return parsed(fillHolesOf(html, viewer));
}
const value = (html: Awaited<ReturnType<typeof page>>, name: string) =>
  html.querySelector(`[name="${name}"]`)?.getAttribute('value');

describe('A-03, E-01 profile', () => {
  test('a contact finds their own details and the company’s filled in', async () => {
    const html = await page({}, tom);
    expect(['fullName', 'phone', 'role'].map((name) => value(html, name))).toEqual(['Tom "T"', '<b>1</b>', '']);
    expect(html.querySelector('input[type=email]')?.getAttribute('value')).toBe('tom@acme.example');
    expect(html.querySelector('[name=language] [selected]')?.getAttribute('value')).toBe('de');
    expect(html.querySelector('[name=timeZone] [selected]')?.textContent).toBe('Europe/Oslo');
    expect(['street', 'city', 'website'].map((name) => value(html, name))).toEqual(['1 Road', 'Oslo', company.website]);
  });

  test('somebody who did not sign in changes nothing, and sees of the company what the settings allow', async () => {
    const open = await page({}, stranger);
    expect([open.querySelectorAll('form').length, open.textContent?.includes('Oslo')]).toEqual([0, true]);
    expect(open.textContent).toContain('sign in by e-mail');
    const closed = await page({ anonymous: false }, stranger);
    expect(closed.textContent).not.toContain('Oslo');
  });

  test('only what the settings name is there to change', async () => {
    const html = await page({ own: ['role'], company: ['phone'] }, tom);
    const names = [...html.querySelectorAll('[name]')].map((field) => field.getAttribute('name'));
    expect(names).toEqual(['record', 'role', 'record', 'phone']);
    const fixed = await page({ own: [], companyEditable: false }, tom);
    expect([fixed.querySelectorAll('form').length, fixed.textContent?.includes('Oslo')]).toEqual([0, true]);
  });

  test('after a refusal everything typed is still there', async () => {
    const html = await page({}, tom, { record: 'own', fullName: '', role: 'Boss', phone: '2' });
    expect(['fullName', 'role'].map((name) => value(html, name))).toEqual(['', 'Boss']);
    expect(html.querySelector('#b1-own [role=alert]')?.textContent).toBe('No.');
    expect(html.querySelector('#b1-company [role=alert]')).toBeNull();
  });
});

describe('A-03, E-01 what a contact may change', () => {
  const run = (action: string, fields: Record<string, string>, settings: object = {}, viewer: Viewer = tom) =>
    act(
      profileActions[action],
      { record: action, ...fields },
      { settings: profileSettings.parse(settings), facts: { company }, viewer },
    );

  test('their own details, made plain lines; nothing chosen means as the company’s', async () => {
    const fields = { fullName: ' Tom\u202E Smith\n', role: '', language: '', timeZone: 'Europe/Paris' };
    expect(await run('own', fields)).toEqual([
      ['changeOwnDetails', { name: 'Tom Smith', role: '', language: null, timeZone: 'Europe/Paris' }],
    ]);
  });

  test('the company’s; the scheme of its website may be left out', async () => {
    expect(await run('company', { website: 'acme.example/a', city: 'Bergen' })).toEqual([
      ['changeCompanyDetails', { website: 'https://acme.example/a', address: { city: 'Bergen' } }],
    ]);
  });

  test.each<[string, string, Record<string, string>, object, Viewer]>([
    ['somebody who did not sign in', 'own', { role: 'Boss' }, {}, stranger],
    ['a field that is not theirs', 'own', { role: 'Boss' }, { own: ['phone'] }, tom],
    ['a time zone that is none', 'own', { timeZone: 'Europe/Atlantis' }, {}, tom],
    ['a company that is not theirs to change', 'company', { city: 'Bergen' }, { companyEditable: false }, tom],
    ['an address that is not shown', 'company', { city: 'Bergen' }, { company: ['phone'] }, tom],
    ['a script for a website', 'company', { website: 'javascript:alert(1)' }, {}, tom],
    ['a file for a website', 'company', { website: 'file:///etc/passwd' }, {}, tom],
  ])('refuses %s', async (_what, action, fields, settings, viewer) => {
    await expect(run(action, fields, settings, viewer)).rejects.toBeInstanceOf(ActionRefused);
  });

  test.each([
    ['an empty name', 'own', { fullName: '\u200B' }],
    ['an e-mail address', 'own', { email: 'x@y.example' }],
    ['a name of the company', 'company', { name: 'Other' }],
    ['another language', 'own', { language: 'xx' }],
  ])('has no way to send %s', (_what, action, fields) => {
    expect(profileActions[action]?.body.safeParse({ record: action, ...fields }).success).toBe(false);
  });
});
