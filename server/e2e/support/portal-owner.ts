import type { Page } from 'playwright-core';
import type { Press } from './hand.ts';

/** The customer's page of the staff app, as who makes and shares a portal there uses it. */
export class PortalOwner {
  constructor(
    readonly page: Page,
    readonly press: Press,
  ) {}

  /** Activates the portal of the customer on the screen from a template; ends in the builder. */
  async activate(template: string): Promise<void> {
    await this.press(this.page.getByRole('button', { name: 'Activate portal' }));
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: template }).click();
    await this.press(dialog.getByRole('button', { name: 'Activate portal' }));
    await this.page.waitForURL(/\/customers\/[^/]+\/portal$/);
  }

  /** Publishes past the checklist, makes an open link, and answers its address. */
  async publishAndShare(): Promise<string> {
    await this.press(this.page.getByRole('button', { name: 'Publish', exact: true }));
    const publishing = this.page.getByRole('dialog', { name: /^Publish the portal/ });
    await this.press(publishing.getByRole('button', { name: 'Publish', exact: true }));
    await this.press(publishing.getByRole('button', { name: 'Share' }));
    const sharing = this.page.getByRole('dialog', { name: /^Share the portal/ });
    await this.press(sharing.getByRole('button', { name: 'Make a link' }));
    const address = sharing.getByLabel('Address of the portal');
    await address.waitFor();
    return address.inputValue();
  }
}
