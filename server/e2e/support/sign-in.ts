import type { BrowserContext } from 'playwright-core';
import { api } from '../../api.ts';
import { TestClient } from '../../testing/client.ts';
import type { DemoRole, Product } from './product.ts';

/** A demo role's way to the API, for arranging and for looking behind the pages. */
export async function signedIn(product: Product, role: DemoRole): Promise<TestClient> {
  const client = new TestClient(product.origin);
  const { email, password } = product.signIn[role];
  await client.call(api.session.signIn, { body: { email, password } });
  return client;
}

/** Lets a browser be signed in as the client is, for journeys about something else. */
export async function shareSession(context: BrowserContext, client: TestClient): Promise<void> {
  const at = client.cookie.indexOf('=');
  const [name, value] = [client.cookie.slice(0, at), client.cookie.slice(at + 1)];
  await context.addCookies([{ name, value, url: client.origin, httpOnly: true, sameSite: 'Lax' }]);
}
