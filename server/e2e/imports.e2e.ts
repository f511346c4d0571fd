import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { api } from '../api.ts';
import { violations } from './support/axe.ts';
import { PHONE } from './support/browser.ts';
import { ImportWizard } from './support/import-wizard.ts';
import { it } from './support/journey.ts';

it('B-12 imports on a phone: a torn row is joined, and nothing is wider than the screen', async ({
  product,
  staff,
  open,
  onTestFinished,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-e2e-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'customers.csv');
  writeFileSync(
    file,
    'Id,Company,Address,City,Seats\nP-1,Phone One,1 Main St,Graz,4\nP-2,Phone Two,2, Side St,Linz,5\nP-3,Phone Three,3 High St,Bern,6\nP-4,Phone Four,4, Low St,Köln,7\n',
  );
  const page = await open(`${product.origin}/imports/new`, { options: PHONE, as: staff });
  const fits = async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
  };
  const wizard = new ImportWizard(page);
  await fits();
  await wizard.give('Customers', file);
  await fits();
  await wizard.check();
  await fits();
  await wizard.joinAll(2);
  await wizard.run(4);
  await fits();
  const { items } = await staff.call(api.customers.list, { query: { search: 'Phone Two' } });
  expect(items).toMatchObject([{ name: 'Phone Two', externalId: 'P-2' }]);
});
