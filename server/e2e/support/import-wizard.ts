import type { Locator, Page } from 'playwright-core';

/** The import's wizard as a person uses it. */
export class ImportWizard {
  constructor(readonly page: Page) {}

  /** Says what the file holds, and gives it. */
  async give(kind: 'Customers' | 'Tasks', file: string): Promise<void> {
    await this.page.getByRole('radio', { name: kind }).click();
    await this.page.locator('input[type=file]').setInputFiles(file);
    await this.column('').first().waitFor();
  }

  /** Where a column goes. */
  column(name: string): Locator {
    return this.page.getByRole('combobox', { name: `${name} goes to` });
  }

  /** Sends a column somewhere else than was proposed. */
  async send(column: string, target: string): Promise<void> {
    await this.choose(this.column(column), target);
  }

  /** Gives every row the same value of a field. */
  async giveAll(field: string, value: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a value' }).click();
    await this.choose(this.page.getByRole('combobox', { name: /^Field \d+$/ }).last(), field);
    await this.choose(this.page.getByRole('combobox', { name: `Value of ${field}` }), value);
  }

  /** Goes on to what would happen to the rows. */
  async check(): Promise<void> {
    await this.page.getByRole('button', { name: 'Check the rows' }).click();
    await this.page.getByRole('table', { name: 'Rows of the file' }).waitFor();
  }

  /** Joins the pieces of every torn row. */
  async joinAll(rows: number): Promise<void> {
    await this.page.getByRole('button', { name: `Join the pieces in all ${rows} rows` }).click();
    await this.page.getByText(`${rows} set right`).waitFor();
  }

  /** Imports the rows and waits for the end. */
  async run(rows: number): Promise<void> {
    await this.page.getByRole('button', { name: `Import ${rows} rows`, exact: true }).click();
    await this.page.getByText('Every row was taken over.').waitFor({ timeout: 60_000 });
  }

  private async choose(select: Locator, option: string): Promise<void> {
    await select.click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
