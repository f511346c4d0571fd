import { CommandError } from '../errors.ts';

/** Refuses names that MongoDB does not allow for a database or a collection. */
export function checkNamespace(db: string, name: string): void {
  if (db === '' || /[/\\. "$\0]/.test(db) || Buffer.byteLength(db) > 63) {
    throw new CommandError('InvalidNamespace', `Invalid database name: '${db}'`);
  }
  const isBad = name === '' || name.startsWith('.') || name.endsWith('.') || /[$\0]/.test(name);
  if (isBad || Buffer.byteLength(`${db}.${name}`) > 255) {
    throw new CommandError('InvalidNamespace', `Invalid collection name: ${name}`);
  }
  if (name.startsWith('system.') && name !== 'system.views') {
    throw new CommandError('InvalidNamespace', `cannot write to ${db}.${name}`);
  }
}
