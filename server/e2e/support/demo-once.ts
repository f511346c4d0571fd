import { rmSync } from 'node:fs';
import { newDataDir, startProduct } from './product.ts';

/** Makes the demo workspace once; every product of the journeys then starts on a copy of it. */
export default async function makeDemoOnce(): Promise<() => void> {
  const dataDir = newDataDir();
  const product = await startProduct({ dataDir });
  await product.stop();
  process.env.PORTICO_E2E_DEMO = dataDir;
  return () => rmSync(dataDir, { recursive: true, force: true });
}
