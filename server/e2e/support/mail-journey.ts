import { startMailServer } from '../../testing/mail-server.ts';
import { it as journey } from './journey.ts';

/** A journey whose product sends its mails to `mail`, a real mail server. */
export const it = journey
  .extend('mailHooks', { scope: 'file' }, {})
  .extend('mail', { scope: 'file' }, async ({ mailHooks }, { onCleanup }) => {
    const server = await startMailServer(mailHooks);
    onCleanup(() => server.close());
    return server;
  })
  .extend('startOptions', { scope: 'file' }, ({ mail }) => ({ env: { SMTP_URL: mail.url } }));
