import type { Locator, Page } from 'playwright-core';

/** The customer's page as a person uses it; works with and without JavaScript, as the page does. */
export class PortalPage {
  constructor(readonly page: Page) {}

  task(title: string): Locator {
    return this.page.locator('li.task', { hasText: title });
  }

  /** Marks a task as done, telling a name when the page asks for one. */
  async complete(title: string, name?: string): Promise<void> {
    await this.toggle(`Mark as done: ${title}`, 'Mark as done', title, name);
  }

  /** Takes "done" back. */
  async reopen(title: string, name?: string): Promise<void> {
    await this.toggle(`Mark as not done: ${title}`, 'Not done yet', title, name);
  }

  private async toggle(label: string, button: string, title: string, name: string | undefined): Promise<void> {
    const task = this.task(title);
    await task.getByLabel(label).click();
    if (name === undefined) return;
    await task.locator('.ask').getByLabel('Your name').fill(name);
    await task.locator('.ask').getByRole('button', { name: button }).click();
  }

  /** Opens the task's details and comments on it. */
  async comment(
    title: string,
    comment: { text: string; name?: string; files?: { name: string; mimeType: string; buffer: Buffer }[] },
  ): Promise<void> {
    const form = await this.commentForm(title);
    await form.getByLabel('Your comment').fill(comment.text);
    if (comment.name !== undefined) await form.getByLabel('Your name').fill(comment.name);
    if (comment.files) await form.locator('input[type=file]').setInputFiles(comment.files);
    await form.getByRole('button', { name: 'Send comment' }).click();
  }

  /** The comment form of a task, with its details open. */
  async commentForm(title: string): Promise<Locator> {
    const details = this.task(title).locator('details.task__body');
    // The page's script opens what holds an unsent draft as it starts: not while this looks and presses.
    await this.page.waitForLoadState('domcontentloaded');
    if ((await details.getAttribute('open')) === null) await details.locator('summary').first().click();
    return details.locator('form.comment-form');
  }
}
