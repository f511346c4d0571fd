import { isAbsolute } from 'node:path';
import { CommandError } from '../errors.ts';
import type { Command } from './context.ts';

/** `embeddedStoreCopy`: writes a consistent copy of the whole store to a file, for backups. */
export const embeddedStoreCopy: Command = async ({ engine, args, connection }) => {
  // A port of the loopback address can be reached by every user of the machine, the socket by its owner only.
  if (!connection.isPrivate) {
    throw new CommandError('Unauthorized', 'a copy is made through the store’s private socket only');
  }
  const file = args.text('embeddedStoreCopy');
  if (!isAbsolute(file)) throw new CommandError('BadValue', 'the file to copy to needs an absolute path');
  await engine.storage.copyTo(file);
  return {};
};
