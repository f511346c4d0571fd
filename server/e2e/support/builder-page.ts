import type { Locator, Page } from 'playwright-core';
import type { Hand } from './hand.ts';

/** The builder as a person uses it. */
export class BuilderPage {
  readonly canvas: Locator;

  constructor(
    readonly page: Page,
    readonly hand: Hand,
  ) {
    this.canvas = page.locator('[data-canvas]');
  }

  /** Waits until the document can be edited. */
  async ready(): Promise<void> {
    await this.canvas.locator('[data-empty-page], [data-part]').first().waitFor();
  }

  /** A block on the canvas, by the name it is spoken with. */
  block(name: string): Locator {
    return this.canvas.getByRole('group', { name: new RegExp(`^${name}, \\d+ of \\d+`) });
  }

  section(title: string): Locator {
    return this.canvas.getByRole('region', { name: new RegExp(`^Section ${title}, `) });
  }

  /** Names of blocks and sections in the order of the page. */
  async order(): Promise<string[]> {
    const names = await this.canvas
      .locator('section[data-part], [role="group"][data-part]')
      .evaluateAll((parts) => parts.map((part) => part.getAttribute('aria-label') ?? ''));
    return names
      .filter((name) => name !== 'Header of the page')
      .map((name) => name.replace(/^Section /, '').replace(/, \d+ of .*/, ''));
  }

  /** Types into the text block that was just added. */
  async type(text: string): Promise<void> {
    await this.canvas.locator('[contenteditable="true"]:focus').waitFor();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Escape');
  }

  /** Waits until everything is on the server. */
  async saved(): Promise<void> {
    await this.page.locator('[data-save-state="saved"]').waitFor();
  }

  /** Adds something from the palette at the end of the page, in the way of this hand. */
  async add(label: string): Promise<void> {
    if (this.hand === 'touch') {
      // An empty column has a button of the same name; the one at the foot of the screen opens the palette.
      await this.page.getByRole('button', { name: 'Add content' }).last().tap();
      await this.paletteItem(label).tap();
      return;
    }
    const item = this.paletteItem(label);
    await item.scrollIntoViewIfNeeded();
    if (this.hand === 'keyboard') {
      await item.focus();
      await this.pickUp();
      await this.stepToTheEnd();
      await this.page.keyboard.press('Space');
    } else {
      const parts = this.canvas.locator('[data-part]');
      const last = (await parts.count()) > 0 ? parts.last() : this.canvas.locator('[data-empty-page]');
      await last.scrollIntoViewIfNeeded();
      await this.dragByMouse(item, last, 0.95);
    }
    await this.page.locator('[data-drop-line]').waitFor({ state: 'detached' });
  }

  paletteItem(label: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^Add ${label}:`) });
  }

  /** Moves a block or section above another one by its handle. */
  async moveAbove(name: string, target: Locator): Promise<void> {
    const handle = this.canvas.getByRole('button', { name: `Drag ${name}`, exact: true });
    if (this.hand === 'keyboard') {
      await handle.focus();
      await this.pickUp();
      const line = this.page.locator('[data-drop-line]');
      const { y } = await boxOf(target);
      do {
        await this.step('ArrowUp');
      } while ((await boxOf(line)).y > y);
      await this.page.keyboard.press('Space');
    } else if (this.hand === 'mouse') {
      await handle.hover({ force: true });
      await this.dragByMouse(handle, target, 0.05);
    } else await this.dragByTouch(handle, target);
    await this.page.locator('[data-drop-line]').waitFor({ state: 'detached' });
  }

  /** Picks up by keyboard what has the focus. */
  private async pickUp(): Promise<void> {
    await this.page.keyboard.press('Space');
    await this.page.locator('[data-dragging]').waitFor();
    // The drag begins to listen to arrow keys one turn after it began.
    await this.drawn();
  }

  /** Goes one gap on, and waits until the drop line is where that gap is. */
  private async step(key: 'ArrowUp' | 'ArrowDown'): Promise<void> {
    await this.page.keyboard.press(key);
    await this.page.locator('[data-drop-line]').waitFor();
    await this.drawn();
  }

  /** Waits until what was just done is on the screen. */
  private async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** The arrow keys go from gap to gap; the last one is reached when the line stays. */
  private async stepToTheEnd(): Promise<void> {
    const line = this.page.locator('[data-drop-line]');
    let before = '';
    for (;;) {
      await this.step('ArrowDown');
      const now = (await line.getAttribute('style')) ?? '';
      if (now === before) return;
      before = now;
    }
  }

  private async dragByMouse(from: Locator, to: Locator, depth: number): Promise<void> {
    const start = await centre(from);
    const box = await boxOf(to);
    const end = { x: box.x + box.width / 2, y: box.y + box.height * depth };
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + 8, start.y + 8);
    await this.page.mouse.move(end.x, end.y, { steps: 12 });
    // The drop line tells where it will go before the hand lets go.
    await this.page.locator('[data-drop-line]').waitFor();
    await this.page.mouse.up();
  }

  private async dragByTouch(from: Locator, to: Locator): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: { x: number; y: number }) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });
    // Clear of the bars above and below.
    await from.evaluate((handle) => handle.scrollIntoView({ block: 'center' }));
    const start = await centre(from);
    const box = await boxOf(to);
    const pane = await boxOf(this.canvas);
    await touch('touchStart', start);
    // A finger that rests picks up; one that moves at once scrolls.
    await this.page.locator('[data-dragging]').waitFor();
    // The target may begin above what is seen; the nearest gap counts.
    const end = { x: box.x + box.width / 2, y: Math.max(box.y + 2, pane.y + 70) };
    for (let step = 1; step <= 10; step++) {
      await touch('touchMove', {
        x: start.x + ((end.x - start.x) * step) / 10,
        y: start.y + ((end.y - start.y) * step) / 10,
      });
    }
    await this.page.locator('[data-drop-line]').waitFor();
    await touch('touchEnd');
    await session.detach();
  }
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('What is dragged is not on the screen.');
  return box;
}

async function centre(locator: Locator) {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}
