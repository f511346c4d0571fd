import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { sampleText } from '../../renderer/sample-data.ts';
import { api } from '../api.ts';
import type { TestClient } from '../testing/client.ts';
import { block, documentOf, ifMatch, newTemplate, section, sharedPortal } from './support/arrange.ts';
import { DESKTOP, PHONE } from './support/browser.ts';
import { BuilderPage } from './support/builder-page.ts';
import { it } from './support/journey.ts';

/** A picture of this size as a browser would pick it. */
async function picture(width: number, height: number) {
  const buffer = await sharp({ create: { width, height, channels: 3, background: '#1d4ed8' } })
    .png()
    .toBuffer();
  return { name: `${width}x${height}.png`, mimeType: 'image/png', buffer };
}

/** Publishes the draft as it is now. */
async function publish(staff: TestClient, params: { customerId: string }): Promise<void> {
  const { revision } = await staff.call(api.portals.get, { params });
  await staff.call(api.portals.publish, { params, headers: ifMatch(revision) });
}

describe.each([
  { width: 'desktop', options: DESKTOP, hand: 'mouse', sideBySide: true },
  { width: 'phone', options: PHONE, hand: 'touch', sideBySide: false },
] as const)('B-15 three columns, $width', ({ options, hand, sideBySide }) => {
  it('are made in the builder, and stand side by side where there is room', async ({ product, staff, open }) => {
    const template = await newTemplate(staff, documentOf(section('Side by side', block('tasks'))));
    const page = await open(`${product.origin}/templates/${template.id}`, { options, as: staff });
    const builder = new BuilderPage(page, hand);
    await builder.ready();
    await builder.canvas.getByLabel('Title of the section').click();
    if (hand === 'touch') await page.getByRole('button', { name: 'Settings', exact: true }).tap();
    await page.getByRole('button', { name: 'Three columns' }).click();
    if (hand === 'touch') await page.getByRole('button', { name: 'Back to the page' }).tap();
    for (const [left, type] of [
      [3, 'Notes'],
      [2, 'Files'],
      [1, 'Meetings'],
    ] as const) {
      await expect.poll(() => builder.canvas.getByRole('button', { name: 'Add here' }).count()).toBe(left);
      await builder.canvas.getByRole('button', { name: 'Add here' }).first().click();
      await page.getByRole('option', { name: type }).click();
    }
    await builder.saved();
    expect(await builder.order()).toEqual(['Side by side', 'Tasks', 'Notes', 'Files', 'Meetings']);

    const made = await staff.call(api.templates.get, { params: { templateId: template.id } });
    const { url } = await sharedPortal(staff, made.document);
    const visit = await open(url, { options });
    const boxes = await visit
      .locator('.row--3 > .column')
      .evaluateAll((columns) => columns.map((column) => column.getBoundingClientRect().toJSON()));
    expect(boxes).toHaveLength(3);
    expect(new Set(boxes.map(({ top }) => Math.round(top))).size).toBe(sideBySide ? 1 : 3);
    expect(new Set(boxes.map(({ left }) => Math.round(left))).size).toBe(sideBySide ? 3 : 1);
    const overflow = await visit.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('pictures, from the device to the customer’s page', () => {
  it('C-07 one put into a text', async ({ product, staff, open }) => {
    const { params, url } = await sharedPortal(
      staff,
      documentOf(section('Plan', block('text', { content: sampleText('Where it will stand:') }))),
    );
    const page = await open(`${product.origin}/customers/${params.customerId}/portal`, { as: staff });
    const builder = new BuilderPage(page, 'mouse');
    await builder.ready();
    await builder.canvas.getByText('Where it will stand:').click();
    await builder.canvas.locator('[contenteditable="true"]:focus').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/pic');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('option', { name: 'Picture' }).click(),
    ]);
    await chooser.setFiles(await picture(1600, 900));
    await builder.canvas.locator('[contenteditable="true"] img').waitFor();
    await builder.saved();
    await publish(staff, params);

    const visit = await open(url);
    const shown = visit.getByRole('region', { name: 'Plan' }).locator('img');
    await shown.scrollIntoViewIfNeeded();
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    const { width, height } = (await shown.boundingBox()) ?? { width: 0, height: 1 };
    expect(width / height).toBeCloseTo(16 / 9, 1);
  });

  it.for([
    [900, 124],
    [3000, 200],
    [400, 400],
  ])('C-04 a banner of %i × %i is fitted', async ([width = 0, height = 0], { product, staff, open }) => {
    const { params, url } = await sharedPortal(staff, documentOf(section('Plan', block('tasks'))));
    const page = await open(`${product.origin}/customers/${params.customerId}/portal`, { as: staff });
    const builder = new BuilderPage(page, 'mouse');
    await builder.ready();
    await page.getByRole('button', { name: 'Header: banner and logo' }).click();
    await page.getByText('Recommended size 900 × 124 pixels').waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await picture(width, height));
    await page.getByLabel('Words for who cannot see it').fill('Blue sky');
    await builder.canvas.getByRole('img', { name: 'Blue sky' }).waitFor();
    await builder.saved();
    await publish(staff, params);

    for (const options of [DESKTOP, PHONE]) {
      const visit = await open(url, { options });
      const banner = visit.getByRole('img', { name: 'Blue sky' });
      await expect.poll(() => banner.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      const box = (await banner.boundingBox()) ?? { width: 0, height: 1 };
      expect(box.width / box.height).toBeCloseTo(900 / 124, 0);
      expect(box.width).toBeLessThanOrEqual(options.viewport.width);
    }
  });
});
