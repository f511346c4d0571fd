import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it arrived: read, and its raw source. */
export interface ReceivedMail extends Email {
  readonly source: string;
  /** Whom the mail server was told to give it to. */
  readonly rcptTo: string;
}

/** A mail server that takes everything, for tests. */
export interface TestMailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  close(): Promise<void>;
}

/** Starts a mail server on a free port; `hooks` may refuse what comes. */
export async function startMailServer(
  hooks: Pick<SMTPServerOptions, 'onRcptTo' | 'onData'> = {},
): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // A test that ends waits for no connection that hangs.
    closeTimeout: 500,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const source = Buffer.concat(chunks).toString('utf8');
        const mail = await PostalMime.parse(source);
        for (const { address } of session.envelope.rcptTo) received.push({ ...mail, source, rcptTo: address });
        done(null, 'taken');
      });
    },
    ...hooks,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
