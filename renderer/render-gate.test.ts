import { describe, expect, test } from 'vitest';
import { renderNotice, renderPasswordPage } from './render-gate.ts';
import { parsed } from './testing/dom.ts';
import { structureProblems } from './testing/problems.ts';

const frame = { language: 'en', stylesheet: '/portal/portal.css' };

describe('C-18 the password page', () => {
  test('is a plain form, sound and without anything of the portal', () => {
    const html = renderPasswordPage(frame, '/p/key/unlock');
    expect(structureProblems(html.slice(html.indexOf('<body')), 0)).toEqual([]);
    const form = parsed(html).querySelector('form');
    expect(form?.getAttribute('action')).toBe('/p/key/unlock');
    expect(form?.getAttribute('method')).toBe('post');
    expect(html).toContain('<title>Protected page</title>');
    expect(html).not.toMatch(/<script|theme\.css|style=/);
  });

  test.each([
    [{ kind: 'wrong' }, 'That password is not right.'],
    [{ kind: 'missing' }, 'Please enter the password.'],
    [{ kind: 'too-long' }, 'too long'],
    [{ kind: 'wait', seconds: 0.4 }, 'wait 1 second and'],
    [{ kind: 'wait', seconds: 45 }, 'wait 45 seconds'],
    [{ kind: 'wait', seconds: 90 }, 'wait 2 minutes'],
    [{ kind: 'wait', seconds: 3600 }, 'wait 60 minutes'],
  ] as const)('says %j at the field', (problem, words) => {
    const page = parsed(renderPasswordPage(frame, '/p/key/unlock', problem));
    const input = page.querySelector('input[type="password"]');
    expect(page.querySelector(`#${input?.getAttribute('aria-describedby')}`)?.textContent).toContain(words);
    expect(input?.getAttribute('aria-invalid')).toBe('true');
  });

  test('in the language asked for', () => {
    expect(renderPasswordPage({ ...frame, language: 'fr' }, '/p/key/unlock')).toContain('<html lang="fr">');
  });
});

describe('C-21 notices', () => {
  test('the one for links that are dead takes nothing from the link, so that all are the same bytes', () => {
    const html = renderNotice(frame, 'missing');
    expect(html).toContain('<h1>This page does not exist</h1>');
    expect(structureProblems(html.slice(html.indexOf('<body')), 0)).toEqual([]);
    expect(html).not.toContain('/p/');
  });

  test.each(['missing', 'trouble', 'busy', 'refused'] as const)('%s says what happened and what to do', (kind) => {
    expect(parsed(renderNotice(frame, kind)).querySelector('p')?.textContent).toMatch(/\.$/);
  });

  test('a refusal has its own words and a way back, escaped', () => {
    const page = parsed(renderNotice(frame, 'refused', { message: 'Too big: <x>', back: '/p/key' }));
    expect(page.querySelector('p')?.textContent).toBe('Too big: <x>');
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/p/key');
  });
});
