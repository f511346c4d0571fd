import { Agent, createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServer } from './shutdown.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** One GET over a kept-alive connection. */
function fetchOver(agent: Agent, port: number): Promise<{ body: string; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    get({ port, agent, host: '127.0.0.1' }, (res) => {
      let body = '';
      res.on('data', (chunk) => {
        body += chunk;
      });
      res.on('end', () => resolve({ body, connection: res.headers.connection }));
    }).on('error', reject);
  });
}

async function listen(handler: Parameters<typeof createServer>[1]): Promise<number> {
  server = createServer(handler ?? (() => undefined));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('stopping', () => {
  it('answers what is under way, asks kept-alive clients to leave, and ends live streams', async () => {
    let release: () => void = () => undefined;
    const port = await listen((req, res) => {
      if (req.url === '/') release = () => res.end('slow but whole');
    });
    const agent = new Agent({ keepAlive: true });
    const answer = fetchOver(agent, port);
    await new Promise((resolve) => server.once('request', resolve));
    let ended = false;
    const closed = closeServer(server, () => {
      ended = true;
    });
    release();
    expect((await answer).body).toBe('slow but whole');
    await closed;
    expect(ended).toBe(true);
    agent.destroy();
  });

  it('still answers a request that arrives on an open connection, with Connection: close', async () => {
    const port = await listen((_req, res) => res.end('here'));
    const agent = new Agent({ keepAlive: true });
    expect((await fetchOver(agent, port)).connection).toBe('keep-alive');
    const closed = closeServer(server, () => undefined);
    expect(await fetchOver(agent, port)).toEqual({ body: 'here', connection: 'close' });
    await closed;
    agent.destroy();
  });
});
