import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../api.ts';
import { pathOf, TestClient } from '../testing/client.ts';
import { type DecidedEndpoint, decidedEndpoints } from './support/decisions.ts';
import { type DemoRole, type Product, startProduct } from './support/product.ts';
import { signedIn } from './support/sign-in.ts';

/** An id that nothing has. */
const UNUSED_ID = '0123456789abcdef01234567';

let product: Product;
let callers: Record<DemoRole, TestClient>;
/** A customer that the account manager does not own. */
let foreignCustomer: string;

beforeAll(async () => {
  product = await startProduct();
  callers = {
    admin: await signedIn(product, 'admin'),
    csm: await signedIn(product, 'csm'),
    am: await signedIn(product, 'am'),
  };
  const me = await callers.am.call(api.session.current);
  const { items } = await callers.admin.call(api.customers.list, { query: { limit: 200 } });
  foreignCustomer = items.find((customer) => customer.owner?.id !== me.id)?.id ?? '';
  expect(foreignCustomer).not.toBe('');
});
afterAll(() => product?.remove());

/** A request to the endpoint about `customerId`, with ids that nothing has elsewhere and nothing in its body. */
async function ask(
  caller: TestClient,
  { endpoint }: DecidedEndpoint,
  customerId = UNUSED_ID,
  headers: Record<string, string> = {},
): Promise<number> {
  const params = new Map([...endpoint.path.matchAll(/:(\w+)/g)].map(([, key = '']) => [key, UNUSED_ID]));
  if (params.has('customerId')) params.set('customerId', customerId);
  const abort = new AbortController();
  const response = await caller.fetch(pathOf(endpoint, { params: Object.fromEntries(params) }), {
    method: endpoint.method.toUpperCase(),
    signal: abort.signal,
    headers: {
      'If-Match': '"1"',
      ...(endpoint.body && !endpoint.multipart ? { 'Content-Type': 'application/json' } : {}),
      ...headers,
    },
    ...emptyBody(endpoint),
  });
  // An event stream never ends by itself.
  abort.abort();
  return response.status;
}

function emptyBody({ method, multipart, body }: DecidedEndpoint['endpoint']): { body?: BodyInit } {
  if (method === 'get') return {};
  if (multipart) {
    const form = new FormData();
    form.set(multipart.field, new Blob(['plain words'], { type: 'text/plain' }), 'words.txt');
    return { body: form };
  }
  return body ? { body: '{}' } : {};
}

describe('every route × every kind of caller', () => {
  it('has a decision for every endpoint, and the contract says the same', () => {
    const inWords = (roles: readonly string[]) => [...roles].sort().join(' ');
    for (const { name, endpoint, decision, roles } of decidedEndpoints) {
      expect(decision, `${name} has no decision in server/e2e/support/decisions.ts`).toBeDefined();
      const { access } = endpoint;
      if (typeof access !== 'string') expect(inWords(access), name).toBe(inWords(roles));
      else if (access === 'public') expect(decision, name).toBe('public');
      else expect(['staff', 'own-account', 'customer'], name).toContain(decision);
      expect(endpoint.path.includes(':customerId'), name).toBe(decision?.endsWith('customer') ?? false);
    }
  });

  it('describes exactly these endpoints in the OpenAPI description (B-12)', async () => {
    const response = await fetch(`${product.origin}/api/v1/openapi.json`);
    const description = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(/^\/api\/v1/, '')}`),
    );
    const decided = decidedEndpoints.map(
      ({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.sort()).toEqual(decided.sort());
  });

  it.each(decidedEndpoints.filter(({ decision }) => decision !== 'public'))('$name: 401 for nobody', async (one) => {
    expect(await ask(new TestClient(product.origin), one)).toBe(401);
    expect(await ask(new TestClient(product.origin), one, foreignCustomer)).toBe(401);
  });

  it.each(decidedEndpoints)('$name: 403 for a role it was not decided for, open to the others', async (one) => {
    for (const role of ['admin', 'csm', 'am'] as const) {
      // Signing out would end the session that the other tests use.
      if (one.name === 'session.signOut') continue;
      const status = await ask(callers[role], one);
      if (!one.roles.includes(role)) expect(status, role).toBe(403);
      else {
        if (one.decision !== 'public') expect([401, 403], `${role}: ${status}`).not.toContain(status);
        expect(status, role).toBeLessThan(500);
      }
    }
  });

  it.each(decidedEndpoints.filter(({ decision }) => decision === 'customer'))(
    "$name: another account manager's customer does not exist for an account manager",
    async (one) => {
      expect(await ask(callers.am, one, foreignCustomer)).toBe(404);
    },
  );

  it.each(decidedEndpoints.filter(({ endpoint }) => endpoint.method !== 'get'))(
    '$name: refused from another site',
    async (one) => {
      expect(await ask(callers.admin, one, UNUSED_ID, { Origin: 'https://evil.example' })).toBe(403);
      expect(await ask(callers.admin, one, UNUSED_ID, { 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    },
  );

  it("shows an account manager nothing of others' customers in lists, previews and streams", async () => {
    const me = await callers.am.call(api.session.current);
    const { items, total } = await callers.am.call(api.customers.list, { query: { limit: 200 } });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((customer) => customer.owner?.id === me.id)).toBe(true);
    expect(total).toBe(items.length);
    const foreign = { customerId: foreignCustomer };
    expect((await callers.am.refused(api.preview.blocks, { body: { ...foreign, blocks: [] } })).status).toBe(404);
    expect((await callers.am.refused(api.live.stream, { query: foreign })).status).toBe(404);
    expect((await callers.am.fetch(`/preview/portals/${foreignCustomer}`)).status).toBe(404);
  });
});
