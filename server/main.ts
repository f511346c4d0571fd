import { pino } from 'pino';
import { addresses } from './addresses.ts';
import { createApp } from './app.ts';
import { startBackgroundWork } from './background.ts';
import { ConfigError, loadConfig } from './config.ts';
import { endStaffStreams } from './live/routes.ts';
import { outgoing } from './outgoing/send.ts';
import { endViewerStreams } from './pages/live-route.ts';
import { PortalPages } from './pages/portal-pages.ts';
import { createHttpServer } from './pages/server.ts';
import { closeServer } from './shutdown.ts';
import { connectDatabase } from './startup/database.ts';
import { greeting } from './startup/greeting.ts';
import { listen } from './startup/listen.ts';
import { StartError } from './startup/start-error.ts';

/** The whole program: configuration, database, HTTP, first run, and a clean end. */
async function start(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = pino({ level: config.logLevel });
  outgoing.allowPrivate = config.webhooksAllowPrivate;
  // Mails that waited for this start hold addresses too.
  addresses.publicUrl = config.publicUrl;
  const database = await connectDatabase(config);
  const stopBackgroundWork = await startBackgroundWork(logger, config.mail);
  const pages = new PortalPages({ maxBytes: config.pageCacheBytes, logger });
  const server = createHttpServer(await createApp({ ...config, logger, pages }), pages);
  await listen(server, config);
  stopOnSignal(async () => {
    await closeServer(server, () => {
      endStaffStreams();
      endViewerStreams();
    });
    await stopBackgroundWork();
    await database.close();
  });
  console.log(await greeting(config, console.log));
}

/** A second signal changes nothing: the first one's work ends within its own limit. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const once = async () => {
    if (stopping) return;
    stopping = true;
    await stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void once());
}

start().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof StartError;
  console.error(expected ? `Portico cannot start: ${error.message}` : error);
  process.exit(1);
});
