import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { DEFAULT_DATABASE, openStore } from '../store/connect.ts';
import { answers, socketPath, unixUri, withDatabase } from '../store/embedded/address.ts';
import { verificationWords, verifyAudit } from './verify.ts';

const USAGE = `Usage:
  npm run audit:verify -- [--dir DIR] [--expect NUMBER:HASH]
                          go through the audit, also while the application runs; with MONGODB_URI set, there.
                          --expect takes the last line of an earlier run, kept where nobody can change it`;

/** `npm run audit:verify`: 0 where the audit is intact, 1 where it is not, 2 where it could not be looked at. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { dir: { type: 'string', default: process.env.DATA_DIR || 'data' }, expect: { type: 'string' } },
  });
  if (values.expect !== undefined && !/^\d+:[0-9a-f]{64}$/.test(values.expect))
    throw new Error(`--expect takes NUMBER:HASH as an earlier run printed it.\n${USAGE}`);
  const store = await storeOf(resolve(values.dir));
  try {
    await mongoose.connect(store.uri, { serverSelectionTimeoutMS: 3000, autoIndex: false });
    const found = await verifyAudit(values.expect);
    process.stdout.write(`${verificationWords(found)}\n${found.head ? `${found.head}\n` : ''}`);
    process.exitCode = found.problem ? 1 : 0;
  } finally {
    await mongoose.disconnect();
    await store.close();
  }
}

/** A MongoDB, the embedded store of the running application, or one that is started for the purpose. */
async function storeOf(dir: string): Promise<{ uri: string; close(): Promise<void> }> {
  const mongodbUri = process.env.MONGODB_URI || undefined;
  if (mongodbUri) return { uri: mongodbUri, close: async () => undefined };
  if (!existsSync(dir)) throw new Error(`There is no folder ${dir}. Name the data folder with --dir.`);
  if (await answers(socketPath(dir)))
    return { uri: withDatabase(unixUri(socketPath(dir)), DEFAULT_DATABASE), close: async () => undefined };
  return openStore({ dataDir: dir });
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
