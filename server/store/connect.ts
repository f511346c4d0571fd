import { withDatabase } from './embedded/address.ts';
import { startEmbeddedStore } from './embedded/start.ts';

/** Where the application's data are. */
export interface Store {
  /** The connection string to give to the driver, with the database in it. */
  uri: string;
  /** Whether this process itself runs the store. */
  embedded: boolean;
  /** The folder of the embedded store. */
  dir?: string;
  /** Closes an embedded store; a MongoDB elsewhere is left alone. */
  close(): Promise<void>;
}

/** What decides between a MongoDB and the embedded store. */
export interface StoreOptions {
  /** A MongoDB's connection string; when missing the embedded store is started. */
  mongodbUri?: string | undefined;
  /** The folder for the embedded store. */
  dataDir: string;
  /** The database within the embedded store. */
  dbName?: string | undefined;
}

/** The application's database in the embedded store. */
export const DEFAULT_DATABASE = 'portico';

/** Gives the store to connect to, starting the embedded one where no MongoDB is named. */
export async function openStore({ mongodbUri, dataDir, dbName }: StoreOptions): Promise<Store> {
  if (mongodbUri) return { uri: mongodbUri, embedded: false, close: async () => undefined };
  const store = await startEmbeddedStore({ dir: dataDir });
  return {
    uri: withDatabase(store.uri, dbName ?? DEFAULT_DATABASE),
    embedded: true,
    dir: dataDir,
    close: store.close,
  };
}
