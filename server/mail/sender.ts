import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { isDatabaseGone } from '../http/database-errors.ts';
import { deliver, tryLater } from './deliver.ts';
import { type MailFields, MailModel } from './model.ts';
import { tellMailsChanged } from './tell.ts';
import { LANES, MailRefused, type MailTransport, ServerGone } from './transport.ts';
import { onMailQueued } from './wake.ts';

/** Who sends a mail says so this often; one that fell silent for as long as the lease has died. */
const LEASE_MS = 60_000;
const RENEW_MS = 15_000;
const LOOK_MS = 2_000;
/** When stopping, mails that are under way get this long. */
const LAST_WORDS_MS = 3_000;
/** While the mail server is gone it is asked again this often, with one mail. */
const FIRST_PAUSE_MS = 2_000;
const LAST_PAUSE_MS = 60_000;
/** A mail that found no mail server for so long is given up. */
const GIVEN_UP_MS = 5 * 24 * 3600_000;

export interface SenderOptions {
  /** Null: there is no mail server, and mails are kept in the Outbox. */
  readonly transport: MailTransport | null;
  readonly from: Config['mail']['from'];
  readonly logger: Logger;
}

/**
 * Sends what is due, a few mails at a time, each under a lease: of several processes one sends it, and what a killed
 * process was sending is sent by another, under the same Message-ID.
 */
export class MailSender {
  readonly #options: SenderOptions;
  readonly #sending = new Set<MailFields['_id']>();
  #work: Promise<void> | null = null;
  #again = false;
  #stopping = false;
  #pausedUntil = 0;
  #pause = FIRST_PAUSE_MS;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Sends from now on. The result stops it after the mails that are under way; what hangs is sent again after the next start. */
  start(): () => Promise<void> {
    this.#stopping = false;
    onMailQueued(() => this.wake());
    this.wake();
    const look = setInterval(() => this.wake(), LOOK_MS);
    const renewal = setInterval(() => void this.#renewLeases(), RENEW_MS);
    look.unref();
    renewal.unref();
    return async () => {
      onMailQueued(null);
      clearInterval(look);
      this.#stopping = true;
      await Promise.race([this.#work, delay(LAST_WORDS_MS, undefined, { ref: false })]);
      clearInterval(renewal);
      this.#options.transport?.close();
    };
  }

  /** Looks for mails that are due. */
  wake(): void {
    this.#again = true;
    this.#work ??= this.#run().finally(() => {
      this.#work = null;
      if (this.#again && !this.#stopping) this.wake();
    });
  }

  /** Sends everything that is due now. */
  async drain(): Promise<void> {
    const first = await this.#claim();
    if (!first) return;
    const lanes = await Promise.allSettled(
      Array.from({ length: LANES }, (_, lane) => this.#lane(lane === 0 ? first : undefined)),
    );
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#stopping) {
        this.#again = false;
        await this.drain();
      }
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'mail pauses; the next look goes on');
    }
  }

  async #lane(first?: MailFields): Promise<void> {
    for (let mail = first ?? (await this.#claim()); mail; mail = await this.#claim()) {
      this.#sending.add(mail._id);
      try {
        await this.#send(mail);
      } finally {
        this.#sending.delete(mail._id);
      }
    }
  }

  async #send(mail: MailFields): Promise<void> {
    try {
      await deliver(mail, this.#options);
      this.#pause = FIRST_PAUSE_MS;
    } catch (error) {
      if (error instanceof ServerGone) await this.#wait(mail, error);
      else if (error instanceof Error && isDatabaseGone(error)) throw error;
      else {
        this.#options.logger.error({ err: error, mailId: mail._id }, 'a mail could not be made');
        await tryLater(mail, new MailRefused('It could not be made; the log of the server says why.', false));
      }
    }
    tellMailsChanged();
  }

  /** No mail is to blame for a server that is gone, unless it is gone whenever this one comes. */
  async #wait(mail: MailFields, error: ServerGone): Promise<void> {
    const now = clock.now().getTime();
    if (this.#pausedUntil <= now) {
      this.#options.logger.warn({ err: error }, 'the mail server cannot be used; mails wait');
      this.#pausedUntil = now + this.#pause;
      this.#pause = Math.min(this.#pause * 2, LAST_PAUSE_MS);
    }
    if (now - mail.createdAt.getTime() > GIVEN_UP_MS) await tryLater(mail, new MailRefused(error.message, true));
    else await putBack(mail, error.message, new Date(this.#pausedUntil));
  }

  /** Takes the mail that has been due longest, urgent ones first; none while the mail server is gone. */
  async #claim(): Promise<MailFields | null> {
    if (this.#stopping || this.#pausedUntil > clock.now().getTime()) return null;
    return (await claim(true)) ?? claim(false);
  }

  async #renewLeases(): Promise<void> {
    const dueAt = new Date(clock.now().getTime() + LEASE_MS);
    try {
      await MailModel.updateMany({ _id: { $in: [...this.#sending] }, state: 'sending' }, { $set: { dueAt } });
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'leases of mails could not be renewed');
    }
  }
}

function claim(urgent: boolean): Promise<MailFields | null> {
  const now = clock.now();
  return MailModel.findOneAndUpdate(
    { urgent, dueAt: { $type: 'date', $lte: now } },
    { $set: { state: 'sending', dueAt: new Date(now.getTime() + LEASE_MS) }, $inc: { attempts: 1 } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  ).lean();
}

/** The mail is not to blame: the attempt does not count. */
async function putBack({ _id, attempts }: MailFields, answer: string, dueAt: Date): Promise<void> {
  await MailModel.updateOne(
    { _id, state: 'sending', attempts },
    { $set: { state: 'failed', answer, dueAt }, $inc: { attempts: -1 } },
  );
}
