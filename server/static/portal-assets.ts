import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder } from './build-folder.ts';

/** Addresses of what a portal page loads besides itself. */
export interface PortalAssets {
  readonly stylesheet: string;
  readonly script: string;
}

type Manifest = Record<string, { file: string } | undefined>;

/** The hashed addresses of the built stylesheet and script; plain ones where nothing was built (tests of the server alone). */
export function portalAssets(folder = buildFolder): PortalAssets {
  const path = join(folder, 'portal', 'manifest.json');
  const manifest: Manifest = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  return {
    stylesheet: `/portal/${manifest['portal.css']?.file ?? 'portal.css'}`,
    script: `/portal/${manifest['client/portal.ts']?.file ?? 'portal.js'}`,
  };
}
