import { fork } from 'node:child_process';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { BareAnswer } from '../bare-server.ts';

/** Set by node:http itself for every answer. */
const OWN_HEADERS = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

/** A bare server that answers every request as the product answered this one. */
export interface BareTwin {
  readonly url: string;
  readonly bytes: number;
  stop(): void;
}

/** Asks the product once, byte for byte as it comes over the wire, and starts its twin. */
export async function startTwin(url: string, headers: Record<string, string>): Promise<BareTwin> {
  const answer = await rawAnswer(url, headers);
  const child = fork(fileURLToPath(new URL('./bare-server.js', import.meta.url)), { stdio: 'inherit' });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(message as number));
    child.once('error', reject);
    child.send(answer);
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    bytes: Buffer.byteLength(answer.body, 'base64'),
    stop: () => child.disconnect(),
  };
}

function rawAnswer(url: string, headers: Record<string, string>): Promise<BareAnswer> {
  return new Promise((resolve, reject) => {
    const ask = request(url, { headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const kept = Object.entries(res.headers).filter(([name]) => !OWN_HEADERS.has(name));
        resolve({
          status: res.statusCode ?? 0,
          headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(chunks).toString('base64'),
        });
      });
    });
    ask.on('error', reject).end();
  });
}
