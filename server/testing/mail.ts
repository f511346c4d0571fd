import { pino } from 'pino';
import { MailSender } from '../mail/sender.ts';
import { smtpTransport } from '../mail/transport.ts';

export { startMailServer, type TestMailServer } from './mail-server.ts';

/** Sends what is due now, as the background of a running program does; without a server mails are kept. */
export async function sendDueMail(smtpUrl?: string): Promise<void> {
  const transport = smtpUrl === undefined ? null : smtpTransport(smtpUrl);
  const sender = new MailSender({
    transport,
    from: { name: undefined, address: 'portal@example.com' },
    logger: pino({ level: process.env.TEST_LOG ?? 'silent' }),
  });
  await sender.drain();
  transport?.close();
}
