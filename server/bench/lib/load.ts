import autocannon from 'autocannon';

/** What a load run saw. */
export interface LoadResult {
  readonly requestsPerSecond: number;
  /** ms */
  readonly p99: number;
  readonly errors: number;
}

export interface LoadOptions {
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** Headers of each connection of its own, in place of those. */
  readonly headersOf?: (connection: number) => Record<string, string>;
  readonly connections?: number;
  readonly seconds?: number;
  /** Paths that each connection asks for in an order of its own. */
  readonly paths?: readonly string[];
  /** Answers that are not errors; 2xx and 304 unless given. */
  readonly isExpected?: (status: number) => boolean;
}

/** Keep-alive load on one address or many. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const isExpected = options.isExpected ?? ((status) => (status >= 200 && status < 300) || status === 304);
  let unexpected = 0;
  let connection = 0;
  const run = autocannon({
    url: options.url,
    connections: options.connections ?? 50,
    duration: options.seconds ?? 3,
    headers: options.headers ?? {},
    setupClient: (client) => {
      if (options.headersOf) client.setHeaders(options.headersOf(connection++));
      if (options.paths) client.setRequests(shuffled(options.paths).map((path) => ({ method: 'GET', path })));
      client.on('response', (status) => {
        if (!isExpected(status)) unexpected += 1;
      });
    },
  });
  const result = await run;
  return {
    requestsPerSecond: result.requests.average,
    p99: result.latency.p99,
    errors: result.errors + result.timeouts + unexpected,
  };
}

function shuffled<T>(values: readonly T[]): T[] {
  const copy = [...values];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
