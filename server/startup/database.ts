import mongoose from 'mongoose';
import type { Config } from '../config.ts';
import { openStore } from '../store/connect.ts';
import { StartError } from './start-error.ts';

/** How long a start, or a request while MongoDB is gone, looks for a server. */
const SELECTION_MS = 3000;

/** The open database; `close` returns once everything acknowledged is on disk. */
export interface Database {
  close(): Promise<void>;
}

/** Opens the store, connects mongoose to it and makes sure of the indexes. */
export async function connectDatabase(config: Config): Promise<Database> {
  const store = await openStore({ mongodbUri: config.mongodbUri, dataDir: config.dataDir }).catch((error: Error) => {
    throw new StartError(error.message, { cause: error });
  });
  // While the database is gone a request fails at once instead of waiting in a buffer.
  mongoose.set('bufferCommands', false);
  try {
    await mongoose.connect(store.uri, { serverSelectionTimeoutMS: SELECTION_MS, autoIndex: false });
  } catch (error) {
    await store.close();
    throw new StartError(unreachable(config.mongodbUri, error as Error), { cause: error });
  }
  await Promise.all(Object.values(mongoose.models).map((model) => model.createIndexes()));
  return {
    async close() {
      await mongoose.disconnect();
      await store.close();
    },
  };
}

/** Names host and reason, never the credentials of the address. */
function unreachable(mongodbUri: string | undefined, error: Error): string {
  const hosts = mongodbUri
    ?.replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^/?]*@/, '')
    .split(/[/?]/, 1)[0];
  const reason = error.message.replace(/[\s.]+$/, '');
  return mongodbUri
    ? `MongoDB at ${hosts} cannot be reached (${reason}): check MONGODB_URI and that the server runs.`
    : `The embedded store does not answer (${reason}).`;
}
