import { hostname } from 'node:os';
import { Int32 } from 'bson';
import { MAX_DOCUMENT_BYTES } from '../query/bson.ts';
import type { Doc } from '../query/value.ts';
import { MAX_MESSAGE_BYTES } from '../wire/framing.ts';
import type { Command, CommandContext } from './context.ts';

/** The MongoDB release whose protocol and commands this server follows. */
export const VERSION = '8.0.0';
/** The wire version of that release. */
const MAX_WIRE_VERSION = 25;

/** `hello`, and `isMaster` as older drivers call it: a standalone server that takes writes. */
export const hello: Command = ({ args, connection }) => ({
  ...(/^ismaster$/i.test(args.name) ? { ismaster: true, helloOk: true } : { isWritablePrimary: true }),
  maxBsonObjectSize: new Int32(MAX_DOCUMENT_BYTES),
  maxMessageSizeBytes: new Int32(MAX_MESSAGE_BYTES),
  maxWriteBatchSize: new Int32(100_000),
  localTime: new Date(),
  logicalSessionTimeoutMinutes: new Int32(30),
  connectionId: new Int32(connection.id),
  minWireVersion: new Int32(0),
  maxWireVersion: new Int32(MAX_WIRE_VERSION),
  readOnly: false,
});

/** `ping`. */
export const ping: Command = () => ({});

/** `buildInfo`. */
export const buildInfo: Command = () => ({
  version: VERSION,
  versionArray: VERSION.split('.').map(Number).concat(0),
  gitVersion: 'embedded',
  modules: ['embedded'],
  sysInfo: 'embedded store on LMDB',
  bits: 64,
  debug: false,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  storageEngines: ['lmdb'],
});

/** `hostInfo`. */
export const hostInfo: Command = () => ({
  system: { currentTime: new Date(), hostname: hostname(), cpuArch: process.arch },
  os: { type: process.platform },
});

/** `serverStatus`. */
export const serverStatus: Command = ({ engine }) => {
  const memory = process.memoryUsage();
  return {
    host: hostname(),
    version: VERSION,
    process: 'embedded',
    pid: process.pid,
    uptime: (Date.now() - engine.startedAt) / 1000,
    localTime: new Date(),
    mem: { bits: 64, resident: Math.round(memory.rss / 2 ** 20), supported: true },
    metrics: { cursor: { open: { total: engine.cursors.size } }, commits: engine.queue.commits },
    storageEngine: { name: 'lmdb', persistent: true, readOnly: engine.storage.failure !== undefined },
    ...(engine.storage.failure ? { storageFailure: engine.storage.failure } : {}),
  };
};

/** `connectionStatus`: nobody signs in here, the socket's file permissions decide. */
export const connectionStatus: Command = () => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
});

/** `getParameter`. */
export const getParameter: Command = ({ args }: CommandContext) => {
  const known: Doc = {
    featureCompatibilityVersion: { version: VERSION.split('.').slice(0, 2).join('.') },
    authenticationMechanisms: [],
  };
  if (args.get('getParameter') === '*') return known;
  const wanted = Object.keys(args.body).filter((name) => name in known);
  return Object.fromEntries(wanted.map((name) => [name, known[name]]));
};

/** `fsync`: every acknowledged write is on disk already. */
export const fsync: Command = () => ({ numFiles: 1 });

/** `endSessions`, `killSessions`, `refreshSessions`: sessions hold nothing that would have to be freed. */
export const sessionCommand: Command = () => ({});
