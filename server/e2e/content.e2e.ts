import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { sampleText } from '../../renderer/sample-data.ts';
import { api } from '../api.ts';
import {
  block,
  documentOf,
  ifMatch,
  newCustomer,
  newTemplate,
  section,
  sharedPortal,
  unique,
} from './support/arrange.ts';
import { BuilderPage } from './support/builder-page.ts';
import { it } from './support/journey.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const daysFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

describe('what a portal shows', () => {
  it('C-08, C-14 notes by tag, the newest ones, and only what is marked', async ({ staff, open }) => {
    const notes = block('notes', { tags: { mode: 'tagged', tags: ['decision'] }, limit: 2, display: 'expanded' });
    const { url, params } = await sharedPortal(staff, documentOf(section('Notes', notes)));
    const make = (title: string, day: number, more: object) =>
      staff.call(api.notes.create, { params, body: { title, at: daysFromNow(-day), ...more } });
    await make('Oldest decision', 9, { tags: ['decision'], showInPortal: true });
    await make('Middle decision', 5, { tags: ['decision', 'scope'], showInPortal: true });
    await make('Newest decision', 1, { tags: ['decision'], showInPortal: true });
    await make('Other note', 1, { tags: ['scope'], showInPortal: true });
    const hidden = await make('Hidden decision', 0, { tags: ['decision'] });
    const page = await open(url);
    await page.getByText('Newest decision').waitFor();
    expect(await page.locator('.note .card__title').allTextContents()).toEqual(['Newest decision', 'Middle decision']);
    await staff.call(api.notes.showInPortal, { params, body: { ids: [hidden.id], showInPortal: true } });
    await page.getByText('Hidden decision').waitFor({ timeout: 2000 });
  });

  it('C-12 meetings to come and past ones, each where they belong', async ({ staff, open }) => {
    const { url, params } = await sharedPortal(
      staff,
      documentOf(
        section('Next', block('meetings', { when: 'upcoming', limit: 1 })),
        section('Before', block('meetings', { when: 'past' })),
      ),
    );
    for (const [title, day] of [
      ['Review', 20],
      ['Check-in', 2],
      ['Kick-off', -3],
    ] as const) {
      await staff.call(api.meetings.create, {
        params,
        body: { title, startsAt: daysFromNow(day), endsAt: daysFromNow(day + 0.04), showInPortal: true },
      });
    }
    const page = await open(url);
    const titles = (name: string) =>
      page.getByRole('region', { name }).locator('.meeting .card__title').allTextContents();
    expect(await titles('Next')).toEqual(['Check-in']);
    expect(await titles('Before')).toEqual(['Kick-off']);
  });

  it('C-13, C-14 a health score with value, chart and table under a name of its own', async ({ staff, open }) => {
    const score = await staff.call(api.healthScores.create, {
      body: {
        name: unique('Adoption'),
        min: 0,
        max: 100,
        bands: [
          { from: 0, label: 'Needs work', tone: 'bad' },
          { from: 60, label: 'Good', tone: 'good' },
        ],
        showInPortal: true,
      },
    });
    const shown = { scoreId: score.id, displayName: 'How you use it', showCurrent: true, showEvolution: true };
    const { url, params } = await sharedPortal(
      staff,
      documentOf(section('Health', block('health-scores', { scores: [shown] }))),
    );
    for (const [days, value] of [
      [-60, 40],
      [-30, 55],
      [-1, 72],
    ] as const) {
      const body = { scoreId: score.id, day: daysFromNow(days).slice(0, 10), value };
      await staff.call(api.healthValues.create, { params, body });
    }
    const page = await open(url);
    const health = page.getByRole('region', { name: 'Health' });
    await health.getByText('How you use it').first().waitFor();
    expect(await health.textContent()).not.toContain(score.name);
    await health.getByText('72').first().waitFor();
    await health.getByText('Good').first().waitFor();
    expect(await health.locator('svg').count()).toBeGreaterThan(0);
    await health.getByText('Values as a table').click();
    expect(await health.locator('tbody tr').count()).toBe(3);
    await staff.call(api.healthScores.update, { params: { scoreId: score.id }, body: { showInPortal: false } });
    await page.getByText('No score yet').waitFor({ timeout: 2000 });
  });

  it('C-25 resources: linked guides, and answers found by searching', async ({ staff, open }) => {
    const resources = block('resources', {
      items: [
        { kind: 'guide', id: 'guide-1', title: 'First steps', description: '', url: 'https://docs.example.com/start' },
        { kind: 'question', id: 'question-1', question: 'How do I pay?', answer: sampleText('By card or invoice.') },
        { kind: 'question', id: 'question-2', question: 'Who can sign in?', answer: sampleText('Anyone invited.') },
      ],
    });
    const { url } = await sharedPortal(staff, documentOf(section('Help', resources)));
    const page = await open(url);
    expect(await page.getByRole('link', { name: /First steps/ }).getAttribute('href')).toBe(
      'https://docs.example.com/start',
    );
    await page.getByLabel('Search guides and answers').fill('invoice');
    await page.getByText('Who can sign in?').waitFor({ state: 'hidden' });
    expect(await page.getByText('How do I pay?').isVisible()).toBe(true);
  });

  it('C-07, C-23, C-27 dynamic data in text: attributes only where they are for portals, else the fallback', async ({
    staff,
    admin,
    open,
  }) => {
    const attribute = await admin.call(api.attributes.create, { body: { label: unique('Seats'), type: 'number' } });
    const content = sampleText('Your seats: ');
    content.root.children?.[0]?.children?.push({
      type: 'dynamic-data',
      version: 1,
      path: `customer.attributes.${attribute.key}`,
      fallback: 'as agreed',
    });
    const { url, params } = await sharedPortal(staff, documentOf(section('Facts', block('text', { content }))));
    await staff.call(api.customers.update, { params, body: { attributes: { [attribute.key]: 42 } } });
    const page = await open(url);
    await page.getByText('Your seats: as agreed').waitFor();
    const change = { params: { attributeId: attribute.id }, body: { showInPortal: true } };
    await admin.call(api.attributes.update, change);
    await page.getByText('Your seats: 42').waitFor({ timeout: 2000 });
  });

  it('C-07 in the builder, title and texts are of one sample company until a customer is chosen', async ({
    product,
    staff,
    open,
  }) => {
    const content = sampleText('A page for ');
    content.root.children?.[0]?.children?.push({
      type: 'dynamic-data',
      version: 1,
      path: 'customer.name',
      fallback: '',
    });
    const template = await newTemplate(staff, documentOf(section('Facts', block('text', { content }))));
    const customer = await newCustomer(staff);
    const page = await open(`${product.origin}/templates/${template.id}`, { as: staff });
    const { canvas } = new BuilderPage(page, 'mouse');
    await canvas.getByRole('heading', { name: 'Northwind Traders' }).waitFor();
    await canvas.getByText('A page for Northwind Traders').waitFor();
    await page.getByRole('combobox', { name: 'Show data of' }).fill(customer.name);
    await page.getByRole('option', { name: customer.name }).click();
    await canvas.getByRole('heading', { name: customer.name }).waitFor();
    await canvas.getByText(`A page for ${customer.name}`).waitFor();
  });

  it('C-04, C-06 banner and logo of any size, and a navigation that can be hidden', async ({ staff, open }) => {
    const picture = await sharp({ create: { width: 1800, height: 600, channels: 3, background: '#1d4ed8' } })
      .png()
      .toBuffer();
    const banner = await staff.call(api.assets.upload, {
      body: { purpose: 'banner' },
      file: { name: 'banner.png', bytes: new Uint8Array(picture), type: 'image/png' },
    });
    const document = documentOf(section('First', block('tasks')), section('Second', block('notes')));
    document.header.banner = { assetId: banner.id, alt: 'Blue sky' };
    const { url, params } = await sharedPortal(staff, document);
    const page = await open(url);
    const shown = page.getByRole('img', { name: 'Blue sky' });
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Second' }).click();
    expect(new URL(page.url()).hash).toMatch(/^#s-/);
    const portal = await staff.call(api.portals.get, { params });
    const saved = await staff.call(api.portals.saveDocument, {
      params,
      body: { document: { ...portal.document, navigation: { shown: false } } },
      headers: ifMatch(portal.revision),
    });
    await staff.call(api.portals.publish, { params, headers: ifMatch(saved.revision) });
    await page.goto(url);
    expect(await page.getByRole('navigation', { name: 'Sections' }).count()).toBe(0);
  });
});

describe('templates and portals go their own ways', () => {
  it('C-03, C-15, C-16 editing one changes nothing of the other; archiving leaves portals as they are', async ({
    staff,
    open,
  }) => {
    const { url, params, template } = await sharedPortal(staff, documentOf(section('As it was', block('tasks'))));
    const templateParams = { templateId: template.id };
    await staff.call(api.templates.saveDocument, {
      params: templateParams,
      body: { document: documentOf(section('Template moved on', block('tasks'))) },
      headers: ifMatch(template.revision),
    });
    const page = await open(url);
    await page.getByRole('heading', { name: 'As it was' }).waitFor();
    const portal = await staff.call(api.portals.get, { params });
    expect(JSON.stringify(portal.document)).not.toContain('Template moved on');
    await staff.call(api.portals.saveDocument, {
      params,
      body: { document: documentOf(section('Only theirs', block('tasks'))) },
      headers: ifMatch(portal.revision),
    });
    const after = await staff.call(api.templates.get, { params: templateParams });
    expect(JSON.stringify(after.document)).not.toContain('Only theirs');
    const made = await staff.call(api.templates.portals, { params: templateParams });
    expect(made.items).toMatchObject([{ customerId: params.customerId }]);
    await staff.call(api.templates.update, { params: templateParams, body: { archived: true } });
    expect((await fetch(url)).status).toBe(200);
  });

  it('C-03, B-13 lists, creates from a starter, renames, duplicates; the palette offers every block type', async ({
    product,
    staff,
    open,
  }) => {
    const page = await open(`${product.origin}/templates`, { as: staff });
    await page.getByRole('button', { name: 'New template' }).first().click();
    await page.getByRole('radio', { name: 'Help centre' }).click();
    const name = unique('Help');
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('button', { name: 'Create template' }).click();
    await page.locator('[data-canvas] section[data-part]').first().waitFor();
    for (const label of ['Section', 'Text', 'Notes', 'Tasks', 'Files', 'Meetings', 'Health scores', 'Resources']) {
      expect(await page.getByRole('button', { name: new RegExp(`^Add ${label}:`) }).count(), label).toBe(1);
    }
    await page.goto(`${product.origin}/templates`);
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await page.getByText(/^Made “/).waitFor();
    await page.getByRole('button', { name: `More for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(`${name} renamed`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: `${name} renamed` }).waitFor();
  });
});
