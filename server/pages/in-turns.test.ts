import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('C-18 of requests that arrive at once, one is begun in each turn of the event loop, in their order', async () => {
  const begun: IncomingMessage[] = [];
  const listener = inTurns((req) => begun.push(req));
  const requests = Array.from({ length: 3 }, () => new IncomingMessage(new Socket()));
  for (const req of requests) listener(req, new ServerResponse(req));
  expect(begun).toEqual(requests.slice(0, 1));
  await turn();
  expect(begun).toEqual(requests.slice(0, 2));
  await turn();
  expect(begun).toEqual(requests);

  await turn();
  const late = new IncomingMessage(new Socket());
  listener(late, new ServerResponse(late));
  expect(begun.at(-1)).toBe(late);
});
