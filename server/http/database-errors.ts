/** Names of errors that mean "no database answers now", of mongoose and its driver. */
const GONE = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoOperationTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
]);

/** MongoDB's code for a write refused for lack of room. */
const OUT_OF_DISK_SPACE = 14_031;
const DUPLICATE_KEY = 11_000;

/** Whether a failure means that the database cannot be reached at the moment. */
export function isDatabaseGone(error: Error): boolean {
  return GONE.has(error.name) || /^(Cannot call|Operation) .*(buffer|initial connection)/.test(error.message);
}

/** Whether a write was refused because the disk is full. */
export function isDatabaseFull(error: Error): boolean {
  return codeOf(error) === OUT_OF_DISK_SPACE;
}

/** Whether a write would have made a second of what must be unique. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === DUPLICATE_KEY;
}

function codeOf(error: Error): unknown {
  return (error as Error & { code?: unknown }).code;
}
