import { createTransport } from 'nodemailer';

/** Mails that are under way to the mail server at once. */
export const LANES = 5;

/** A mail as the mail server is given it; addresses and head are checked before. */
export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: { readonly name: string; readonly address: string };
  readonly messageId: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where the reader's mail program may say that they want no more of these (RFC 8058). */
  readonly unsubscribeUrl: string | null;
  readonly attachments: readonly { cid: string; filename: string; content: Buffer; contentType: string }[];
}

/** Hands mails to a mail server. */
export interface MailTransport {
  /** Resolves to the server's answer once it took the mail; throws `MailRefused` or `ServerGone`. */
  send(mail: OutgoingMail): Promise<string>;
  close(): void;
}

/** The mail server looked at this mail and said no: for good, or for now. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  constructor(
    readonly answer: string,
    readonly forGood: boolean,
  ) {
    super(answer);
  }
}

/** There is no mail server to talk to now, or it does not let us in; no mail is to blame. */
export class ServerGone extends Error {
  override readonly name = 'ServerGone';
}

const ONE_CLICK = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

/** Mail by SMTP. */
export function smtpTransport(url: string): MailTransport {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: LANES,
    maxMessages: 500,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ attachments, unsubscribeUrl, headers, ...mail }) {
      try {
        const { response } = await transport.sendMail({
          ...mail,
          headers: { ...headers, ...(unsubscribeUrl ? ONE_CLICK : {}) },
          ...(unsubscribeUrl ? { list: { unsubscribe: unsubscribeUrl } } : {}),
          attachments: attachments.map((file) => ({ ...file, contentDisposition: 'inline' as const })),
        });
        return response ?? '';
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Errors that are about this mail; whatever else goes wrong is about the server, the way to it, or our own address. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

function failureOf(error: unknown): Error {
  const { code = '', command, responseCode, response, message } = error as SmtpError;
  if (!ABOUT_THE_MAIL.has(code) || command === 'MAIL FROM') return new ServerGone(message);
  return new MailRefused(response || message, responseCode === undefined || responseCode >= 500);
}
