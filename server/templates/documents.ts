import { createHash } from 'node:crypto';
import type { PortalDocument } from '../../renderer/document.ts';
import { readDocument } from '../../renderer/migrate.ts';
import { HttpError } from '../http/errors.ts';

/**
 * Documents as the store keeps them: as JSON text. Rich text may hold any keys (`$`, dots); as text they are
 * data, whatever the store makes of such keys.
 */
export interface StoredDocument {
  readonly text: string;
  /** Same digest, same document. */
  readonly digest: string;
}

/** A document ready to be stored. */
export function storeDocument(document: PortalDocument): StoredDocument {
  const text = JSON.stringify(document);
  return { text, digest: createHash('sha256').update(text).digest('base64url') };
}

/**
 * A stored document, migrated to today's versions. One that this program cannot read (it comes from a newer one, or is
 * damaged) is an error to whoever asks, so that nothing ever saves over it.
 */
export function loadDocument(text: string): PortalDocument {
  const read = readDocument(parse(text));
  if (read.ok) return read.document;
  throw new HttpError(
    409,
    'document-unreadable',
    `The stored document cannot be read by this version of Portico (${read.problem}). It was left as it is.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
