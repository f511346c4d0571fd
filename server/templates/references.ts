import type { PortalDocument } from '../../renderer/document.ts';
import { AssetModel } from '../assets/model.ts';
import { HealthScoreModel } from '../health/model.ts';
import { HttpError } from '../http/errors.ts';

/** Ids that a document names under a key (`assetId`), wherever they stand, each with the path to its first place. */
export function referencesIn(document: PortalDocument, key: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, child] of Object.entries(value)) {
      const at = path === '' ? name : `${path}.${name}`;
      if (name === key && typeof child === 'string' && !found.has(child)) found.set(child, at);
      else walk(child, at);
    }
  };
  walk(document, '');
  return found;
}

const KINDS = [
  { key: 'assetId', what: 'a picture', exists: (ids: string[]) => AssetModel.find({ _id: { $in: ids } }, { _id: 1 }) },
  {
    key: 'scoreId',
    what: 'a health score',
    exists: (ids: string[]) => HealthScoreModel.find({ _id: { $in: ids } }, { _id: 1 }),
  },
];

/**
 * Throws 422 where a document newly names a picture or health score that does not exist. What `before` named already
 * passes: deleting a score must not make the documents that show it unsavable.
 */
export async function checkReferences(document: PortalDocument, before: PortalDocument | null): Promise<void> {
  const fields: Record<string, string> = {};
  for (const { key, what, exists } of KINDS) {
    const known = before ? referencesIn(before, key) : new Map();
    const fresh = [...referencesIn(document, key)].filter(([id]) => !known.has(id));
    const wellFormed = fresh.map(([id]) => id).filter((id) => /^[0-9a-f]{24}$/.test(id));
    const found = new Set((await exists(wellFormed).lean()).map(({ _id }) => _id.toHexString()));
    for (const [id, path] of fresh)
      if (!found.has(id)) fields[`document.${path}`] = `names ${what} that does not exist`;
  }
  const [first] = Object.values(fields);
  if (first) throw new HttpError(422, 'invalid', `The document ${first}.`, { fields });
}
