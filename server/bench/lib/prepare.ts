import { loadConfig } from '../../config.ts';
import { newDataDir, type Product, startProduct } from '../../e2e/support/product.ts';
import { connectDatabase } from '../../startup/database.ts';

/**
 * A product on data that `fill` wrote straight into the store, which for thousands of customers is quicker than the API.
 */
export async function startPrepared<T>(
  fill: () => Promise<T>,
  env: Record<string, string> = {},
): Promise<{ product: Product; prepared: T }> {
  const dataDir = newDataDir();
  const seed = await startProduct({ dataDir });
  await seed.stop();
  const database = await connectDatabase(loadConfig({ DATA_DIR: dataDir }));
  const prepared = await fill();
  await database.close();
  return { product: await startProduct({ dataDir, env }), prepared };
}
