import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nanoid } from 'nanoid';
import { pino } from 'pino';
import { absoluteUrl } from '../addresses.ts';
import { createApp } from '../app.ts';
import type { StaffRole } from '../http/endpoint.ts';
import { startChangeFeed } from '../live/change-feed.ts';
import { endStaffStreams } from '../live/routes.ts';
import { endViewerStreams } from '../pages/live-route.ts';
import { PortalPages } from '../pages/portal-pages.ts';
import { withHotPath } from '../pages/server.ts';
import { sessionApi } from '../staff/contract.ts';
import { Staff } from '../staff/model.ts';
import { signInLink } from '../staff/service.ts';
import { TestClient } from './client.ts';
import { connectEmptyDatabase } from './store.ts';

/** A signed-in person of a test. */
export interface TestStaff extends TestClient {
  readonly staffId: string;
}

/** The application over real HTTP on a store of its own. */
export interface TestApp {
  readonly origin: string;
  /** Nobody: a client without a cookie. */
  anonymous(): TestClient;
  /** Makes a staff member of this role and signs them in. */
  signIn(role: StaffRole, name?: string): Promise<TestStaff>;
  close(): Promise<void>;
}

/** Starts the application on an empty database. */
export async function startTestApp(): Promise<TestApp> {
  await connectEmptyDatabase();
  const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pages = new PortalPages({ maxBytes: 64 * 1024 * 1024, logger });
  const app = await createApp({
    publicUrl: origin,
    trustProxy: false,
    sessionSecret: nanoid(40),
    metricsToken: undefined,
    production: false,
    logger,
    pages,
  });
  server.on('request', withHotPath(app, pages));
  const stopFeed = await startChangeFeed(logger);
  return {
    origin,
    anonymous: () => new TestClient(origin),
    async signIn(role, name = `Test ${role.toUpperCase()}`) {
      const staff = await Staff.create({ name, email: `${role}-${nanoid(8).toLowerCase()}@example.com`, role });
      const client = Object.assign(new TestClient(origin), { staffId: staff.id as string });
      const token = (await signInLink(staff.id)).slice(absoluteUrl('/sign-in/').length);
      await client.call(sessionApi.signInWithToken, { body: { token } });
      return client;
    },
    async close() {
      await stopFeed();
      endStaffStreams();
      endViewerStreams();
      pages.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
