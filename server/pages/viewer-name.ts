import type { Viewer } from '../../renderer/actions.ts';
import type { Admitted } from '../access/gate.ts';
import { nameSession, startSession } from '../access/viewer-sessions.ts';

const MAX_NAME = 100;
/** What could hide or reorder the words around a name. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A name as somebody typed it, made one plain line; null where nothing is left of it. */
export function cleanName(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = value.replace(HIDDEN, '').replace(/\s+/g, ' ').trim();
  return name === '' ? null : [...name].slice(0, MAX_NAME).join('');
}

/** The viewer with the name that came with their form; a contact's is known and stays. */
export function withName(viewer: Viewer, typed: unknown): Viewer {
  return viewer.kind === 'anonymous' ? { kind: 'anonymous', name: cleanName(typed) ?? viewer.name } : viewer;
}

/** Remembers an anonymous viewer's new name for this visit. Answers the token of a visit that begins with it. */
export async function rememberName({ link, viewer, session }: Admitted, named: Viewer): Promise<string | null> {
  if (named.kind !== 'anonymous' || named.name === null || named.name === viewer.name) return null;
  if (!session) return startSession(link, { name: named.name });
  await nameSession(session.id, named.name);
  return null;
}
