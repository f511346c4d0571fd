import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** How a person moves and presses things. */
export type Hand = 'mouse' | 'keyboard' | 'touch';

/** Presses something in the way of a hand. */
export type Press = (target: Locator) => Promise<void>;

export function pressBy(hand: Hand): Press {
  if (hand === 'touch') return (target) => target.tap();
  if (hand === 'mouse') return (target) => target.click();
  return async (target) => {
    await expect.poll(() => target.isEnabled(), { timeout: 15_000 }).toBe(true);
    await target.press('Enter');
  };
}
