import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bare twin says to every request. */
export interface BareAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** base64 */
  readonly body: string;
}

// The baseline of the page figures: `node:http` and nothing else, saying the same bytes with the same headers, in a process
// of its own as the product is. Told what to say, and tells its port, over the process channel.
process.once('message', (answer: BareAnswer) => {
  const body = Buffer.from(answer.body, 'base64');
  const server = createServer((_req, res) => {
    res.writeHead(answer.status, answer.headers);
    res.end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
process.once('disconnect', () => process.exit(0));
