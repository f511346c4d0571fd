import { expect } from 'vitest';
import type { TestMailServer } from '../../testing/mail-server.ts';

/** A mail as its reader sees it. */
export interface ReadMail {
  readonly text: string;
  /** Where its button leads. */
  readonly link: string;
  /** Six digits to sign in with; empty where it holds none. */
  readonly code: string;
}

/** Waits for the nth mail to an address (the first is 1) and reads it. */
export async function mailTo(server: TestMailServer, address: string, nth = 1): Promise<ReadMail> {
  const arrived = () => server.received.filter(({ rcptTo }) => rcptTo === address);
  await expect.poll(() => arrived().length, { timeout: 10_000, interval: 20 }).toBeGreaterThanOrEqual(nth);
  const text = arrived()[nth - 1]?.text ?? '';
  return { text, link: /https?:\/\/\S+\/p\/\S+/.exec(text)?.[0] ?? '', code: /^\D*(\d{6})\D*$/m.exec(text)?.[1] ?? '' };
}
