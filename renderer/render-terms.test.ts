import { describe, expect, test } from 'vitest';
import { renderTermsPage, type TermsInput } from './render-terms.ts';
import { parsed } from './testing/dom.ts';
import { structureProblems } from './testing/problems.ts';

const frame = { language: 'en', stylesheet: '/portal/portal.css' };
const input: TermsInput = {
  title: 'Terms & conditions',
  number: 3,
  at: new Date('2026-03-04T12:00:00Z'),
  body: {
    root: {
      type: 'root',
      children: [
        { type: 'heading', tag: 'h2', children: [{ type: 'text', text: 'Use' }] },
        { type: 'paragraph', children: [{ type: 'text', text: 'Be kind <b>' }] },
      ],
    },
  },
  digest: 'd1',
  form: 'f1',
  action: '/p/key/terms',
  known: null,
  name: '',
  problem: null,
};

describe('E-12 the page that asks to accept terms', () => {
  test('is a plain form, sound, with the text escaped and what it is accepted by', () => {
    const html = renderTermsPage(frame, input);
    expect(structureProblems(html.slice(html.indexOf('<body')), 0)).toEqual([]);
    const page = parsed(html);
    const fields = Object.fromEntries(
      [...page.querySelectorAll('input')].map((field) => [field.name, field.getAttribute('value')]),
    );
    expect(fields).toEqual({ digest: 'd1', form: 'f1', name: '', agreed: 'yes' });
    expect(page.querySelector('form')?.getAttribute('action')).toBe('/p/key/terms');
    expect(page.querySelector('h1')?.textContent).toBe('Terms & conditions');
    expect(page.querySelector('.prose')?.textContent).toContain('Be kind <b>');
    expect(html).toContain('Version 3 · March 4, 2026');
    expect(html).not.toMatch(/<script|style=|<!--symbols-->/);
  });

  test('a contact is known by name and types none', () => {
    const page = parsed(renderTermsPage(frame, { ...input, known: 'Maria Silva' }));
    expect(page.querySelector('#name')).toBeNull();
    expect(page.textContent).toContain('Maria Silva');
  });

  test.each(['changed', 'not-agreed', 'name-missing', 'too-many'] as const)(
    '%s is said, and what was typed stays',
    (problem) => {
      const page = parsed(renderTermsPage(frame, { ...input, problem, name: 'Ma"ria' }));
      expect(page.querySelector('[role="alert"]')?.textContent).toMatch(/\.$/);
      expect(page.querySelector('#name')?.getAttribute('value')).toBe('Ma"ria');
    },
  );

  test.each([
    ['de', 'Zustimmen und weiter', '4. März 2026'],
    ['fr', 'Accepter et continuer', '4 mars 2026'],
    ['es', 'Aceptar y continuar', '4 de marzo de 2026'],
  ])('in %s', (language, words, date) => {
    const html = renderTermsPage({ ...frame, language }, input);
    expect(html).toContain(words);
    expect(html).toContain(date);
    expect(html).toContain(`<html lang="${language}">`);
  });
});
