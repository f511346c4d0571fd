// `npm run audit:verify`: whether the audit is as it was written.
import { build } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';

requireNode();
await installPackages();
await build();
await import('../../.build/server/audit-verify.js');
