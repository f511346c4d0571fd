import dns from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** How this process may reach others; set once, at the start. */
export const outgoing = { allowPrivate: false };

/** Resolving, connecting, sending and the answer together take at most this long. */
const TIME_LIMIT_MS = 10_000;
/** So much of an answer is read, for who looks why it failed. */
const ANSWER_LIMIT_BYTES = 4_000;

/** What became of a request: the receiver's answer, or why there is none, in words. */
export type Delivery =
  | { readonly status: number; readonly answer: string; readonly problem: null }
  | { readonly status: null; readonly answer: ''; readonly problem: string };

/** A POST that goes out. */
export interface OutgoingPost {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Posts to an address that somebody typed. Unless the administrator allows it, it reaches no loopback, private, link-local
 * or metadata address in any spelling: the name is resolved once, every address checked, and the connection made to what
 * was checked. A redirect is an answer, not a way. Never throws.
 */
export async function post({ url, body, headers }: OutgoingPost): Promise<Delivery> {
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  try {
    const response = await request(new URL(url), body, headers, signal);
    const answer = await beginningOf(response, signal);
    return { status: response.statusCode ?? 0, answer, problem: null };
  } catch (error) {
    return { status: null, answer: '', problem: signal.aborted ? TOO_SLOW : problemOf(error) };
  }
}

const TOO_SLOW = `The receiver did not answer within ${TIME_LIMIT_MS / 1000} seconds.`;

/** The address is not one that this program talks to. */
class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

function request(url: URL, body: string, headers: OutgoingPost['headers'], signal: AbortSignal) {
  return new Promise<IncomingMessage>((done, fail) => {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ForbiddenAddress();
    // An address instead of a name is connected to without being looked up.
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal)) assertAllowed(literal);
    const { request: open } = url.protocol === 'https:' ? https : http;
    const options = { method: 'POST', headers, signal, agent: false, lookup: checkedLookup } as const;
    const outgoingRequest = open(url, options, done);
    outgoingRequest.on('error', fail);
    outgoingRequest.end(body);
  });
}

function assertAllowed(address: string): void {
  if (!outgoing.allowPrivate && !isPublicAddress(address)) throw new ForbiddenAddress();
}

/** Resolves a name for a connection; one forbidden address among many forbids the name. */
const checkedLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    const allowed =
      addresses.length > 0 && addresses.every(({ address }) => outgoing.allowPrivate || isPublicAddress(address));
    if (!allowed) return callback(new ForbiddenAddress(), '');
    const [first] = addresses;
    return options.all ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family);
  });
};

/** Reads the beginning of an answer and lets go of the rest. */
async function beginningOf(response: IncomingMessage, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    signal.throwIfAborted();
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size >= ANSWER_LIMIT_BYTES) break;
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, ANSWER_LIMIT_BYTES).toString('utf8').replaceAll('\0', '');
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no such host.',
  EAI_AGAIN: 'The name of the host could not be resolved just now.',
  ECONNREFUSED: 'Nobody listens at this address.',
  ECONNRESET: 'The receiver hung up.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host cannot be reached.',
  CERT_HAS_EXPIRED: "The receiver's certificate has expired.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The receiver's certificate is not one that can be trusted.",
};

function problemOf(error: unknown): string {
  if (error instanceof ForbiddenAddress)
    return 'The address is not on the public internet. WEBHOOKS_ALLOW_PRIVATE=1 allows such addresses.';
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return WORDS[code] ?? `The request failed${code ? ` (${code})` : ''}.`;
}
