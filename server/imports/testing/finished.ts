import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import type { TestClient } from '../../testing/client.ts';
import { type Import, importsApi } from '../contract.ts';

/** Waits until an import has ended, well or not. */
export async function finished(client: TestClient, importId: string): Promise<z.infer<typeof Import>> {
  for (;;) {
    const current = await client.call(importsApi.get, { params: { importId } });
    if (current.state === 'done' || current.state === 'failed') return current;
    await delay(20);
  }
}
