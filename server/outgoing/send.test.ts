import { createHmac } from 'node:crypto';
import dns from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { outgoing, post } from './send.ts';
import { newSecret, sign } from './signature.ts';

const servers: Server[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  outgoing.allowPrivate = false;
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A receiver on this machine; answers with its port. */
async function receiver(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const send = (url: string) => post({ url, body: '{}', headers: {} });
const REFUSED = { status: null, problem: expect.stringContaining('not on the public internet') };

/** Has the one name resolve to these addresses, a list for each time it is asked. */
function resolving(...answers: string[][]) {
  return vi.spyOn(dns, 'lookup').mockImplementation(((
    _host: string,
    _options: object,
    done: (...of: unknown[]) => void,
  ) => {
    const addresses = answers.length > 1 ? answers.shift() : answers[0];
    done(
      null,
      addresses?.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as never);
}

describe('C-24 webhooks reach no address inside', () => {
  test.each([
    'http://127.0.0.1',
    'http://2130706433',
    'http://0x7f000001',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://127.1',
    'http://0',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://[64:ff9b::7f00:1]',
    'http://１２７.０.０.１',
    'http://127。0。0。1',
    'https://169.254.169.254/latest/meta-data',
    'http://[fd00:ec2::254]',
    'http://localhost',
  ])('%s', async (base) => {
    let heard = 0;
    const port = await receiver((_req, res) => {
      heard += 1;
      res.end();
    });
    const { protocol, hostname, pathname } = new URL(base);
    expect(await send(`${protocol}//${hostname}:${port}${pathname}`)).toMatchObject(REFUSED);
    expect(heard).toBe(0);
  });

  test('a name of the internet that leads inside, alone or among others', async () => {
    for (const addresses of [['10.0.0.7'], ['93.184.216.34', '127.0.0.1'], ['::ffff:10.0.0.1'], []]) {
      resolving(addresses);
      expect(await send('http://internal.example.com')).toMatchObject(REFUSED);
    }
  });

  test('rebinding: the name is asked for once, and the connection made to what was checked', async () => {
    let heard = 0;
    const port = await receiver((_req, res) => {
      heard += 1;
      res.end();
    });
    const givenUp = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(givenUp.signal);
    const connect = vi.spyOn(net.Socket.prototype, 'connect');
    const lookup = resolving(['198.51.99.9'], ['127.0.0.1']);
    const sending = send(`http://rebinding.example.com:${port}`);
    await vi.waitFor(() => expect(lookup).toHaveBeenCalledTimes(1));
    expect(connect).toHaveBeenCalledTimes(1);
    givenUp.abort();
    expect(await sending).toMatchObject({ status: null });
    expect(lookup).toHaveBeenCalledTimes(1);
    expect(heard).toBe(0);
  });

  test('a redirect is an answer, not a way', async () => {
    outgoing.allowPrivate = true;
    let heard = 0;
    const inside = await receiver((_req, res) => {
      heard += 1;
      res.end();
    });
    const port = await receiver((_req, res) => {
      res.writeHead(307, { Location: `http://127.0.0.1:${inside}/` }).end();
    });
    expect(await send(`http://127.0.0.1:${port}`)).toMatchObject({ status: 307 });
    expect(heard).toBe(0);
  });

  test.each(['ftp://example.com', 'file:///etc/passwd', 'gopher://example.com'])('%s is no way at all', async (url) => {
    expect(await send(url)).toMatchObject(REFUSED);
  });
});

describe('C-24 receivers cost a bounded time and memory', () => {
  test('one that never answers', async () => {
    outgoing.allowPrivate = true;
    const expired = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(expired.signal);
    const port = await receiver(() => expired.abort());
    expect(await send(`http://127.0.0.1:${port}`)).toMatchObject({
      status: null,
      problem: expect.stringMatching(/10 seconds/),
    });
  });

  test('one that answers without an end', async () => {
    outgoing.allowPrivate = true;
    const port = await receiver((_req, res) => {
      const more = () => {
        while (!res.destroyed && res.write('x'.repeat(10_000)));
      };
      res.on('drain', more);
      more();
    });
    const { status, answer } = await send(`http://127.0.0.1:${port}`);
    expect(status).toBe(200);
    expect(answer).toHaveLength(4000);
  });

  test('one that is not there', async () => {
    outgoing.allowPrivate = true;
    const port = await receiver(() => {});
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    expect(await send(`http://127.0.0.1:${port}`)).toEqual({
      status: null,
      answer: '',
      problem: 'Nobody listens at this address.',
    });
  });
});

test('C-24 a signature holds time and body', () => {
  const secret = newSecret();
  const signature = sign(secret, '{"a":1}', new Date('2026-03-01T12:00:00.500Z'));
  const digest = createHmac('sha256', secret).update('1772366400.{"a":1}').digest('hex');
  expect(signature).toBe(`t=1772366400,v1=${digest}`);
  expect(newSecret()).not.toBe(secret);
});
