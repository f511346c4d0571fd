import { aggregate, distinct } from './aggregate.ts';
import { bulkWrite } from './bulk-write.ts';
import { create, drop, dropDatabase, listCollections, listDatabases, renameCollection } from './collections.ts';
import type { Command } from './context.ts';
import { embeddedStoreCopy } from './copy.ts';
import { explain } from './explain.ts';
import { count, find, getMore, killCursors } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import {
  buildInfo,
  connectionStatus,
  fsync,
  getParameter,
  hello,
  hostInfo,
  ping,
  serverStatus,
  sessionCommand,
} from './hello.ts';
import { collMod, createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { collStats, dbStats, validate } from './stats.ts';
import { insert, remove, update } from './write.ts';

/** All commands by name; names are matched without regard to case where MongoDB has aliases. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    hello,
    isMaster: hello,
    ismaster: hello,
    ping,
    buildInfo,
    buildinfo: buildInfo,
    serverStatus,
    hostInfo,
    connectionStatus,
    getParameter,
    listDatabases,
    listCollections,
    create,
    drop,
    dropDatabase,
    renameCollection,
    collMod,
    insert,
    find,
    getMore,
    killCursors,
    update,
    delete: remove,
    findAndModify,
    findandmodify: findAndModify,
    count,
    distinct,
    aggregate,
    createIndexes,
    listIndexes,
    dropIndexes,
    deleteIndexes: dropIndexes,
    fsync,
    embeddedStoreCopy,
    explain,
    bulkWrite,
    collStats,
    collstats: collStats,
    dbStats,
    dbstats: dbStats,
    validate,
    endSessions: sessionCommand,
    killSessions: sessionCommand,
    refreshSessions: sessionCommand,
  }),
);
