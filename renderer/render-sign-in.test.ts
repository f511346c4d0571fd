import { describe, expect, test } from 'vitest';
import { renderAddressPage, renderCodePage, renderEnterPage } from './render-sign-in.ts';
import { parsed } from './testing/dom.ts';
import { structureProblems } from './testing/problems.ts';

const frame = { language: 'en', stylesheet: '/portal/portal.css' };
const address = { action: '/p/key/sign-in?page=plan' };
const code = { action: '/p/key/code', askAction: '/p/key/sign-in', other: '/p/key', email: 'maria@northwind.example' };

/** What somebody would have to see, whom no text of a page can hide from. */
const alertOf = (html: string) => parsed(html).querySelector('[role="alert"]')?.textContent;

describe('E-10 the pages of signing in by mail', () => {
  test.each([
    ['for the address', renderAddressPage(frame, address)],
    ['for the address, filled in', renderAddressPage(frame, { ...address, email: 'maria@x.example', again: true })],
    ['for the code', renderCodePage(frame, code)],
    ['behind a mailed link', renderEnterPage(frame, '/p/key/enter/token', 'maria@northwind.example')],
  ])('the one %s is plain forms, sound, without script', (_which, html) => {
    expect(structureProblems(html.slice(html.indexOf('<body')), 0)).toEqual([]);
    expect(html).not.toMatch(/<script|theme\.css|style=/);
    for (const form of parsed(html).querySelectorAll('form')) expect(form.getAttribute('method')).toBe('post');
  });

  test('who comes by a link that no longer opens needs one press: the address is there, the button in focus', () => {
    const page = parsed(renderAddressPage(frame, { ...address, email: 'maria@x.example', again: true }));
    expect(page.querySelector('input[type="email"]')?.getAttribute('value')).toBe('maria@x.example');
    expect(page.querySelector('button')?.hasAttribute('autofocus')).toBe(true);
    expect(page.querySelector('input[name="again"]')?.getAttribute('value')).toBe('1');
    expect(page.querySelector('form')?.getAttribute('action')).toBe('/p/key/sign-in?page=plan');
  });

  test('phones offer the code from the mail, and digits to type it', () => {
    const input = parsed(renderCodePage(frame, code)).querySelector('#code');
    expect(input?.getAttribute('autocomplete')).toBe('one-time-code');
    expect(input?.getAttribute('inputmode')).toBe('numeric');
  });

  test('an address is text, whatever it holds', () => {
    const email = '"><script>alert(1)</script>@x.example';
    for (const html of [renderCodePage(frame, { ...code, email }), renderEnterPage(frame, '/p/key/enter/t', email)])
      expect(html).not.toContain('<script>');
  });

  test('problems are told at the field, with what to do', () => {
    expect(alertOf(renderAddressPage(frame, address, { kind: 'bad-email' }))).toContain('name@company.com');
    expect(alertOf(renderAddressPage(frame, address, { kind: 'dead-code' }))).toContain('send a new link');
    expect(alertOf(renderCodePage(frame, code, { kind: 'wrong-code' }))).toContain('not right');
    expect(alertOf(renderCodePage(frame, code, { kind: 'bad-code' }))).toContain('six digits');
    expect(alertOf(renderCodePage(frame, code, { kind: 'mails', seconds: 600 }))).toContain('in 10 minutes');
    expect(alertOf(renderCodePage(frame, code, { kind: 'wait', seconds: 20 }))).toContain('20 seconds');
  });

  test.each(['de', 'fr', 'es'])('in %s as well', (language) => {
    const html = renderAddressPage({ ...frame, language }, address);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toContain('Sign in');
  });
});
