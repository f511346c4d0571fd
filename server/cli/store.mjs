// `npm run store|backup|restore|copy-to`: the embedded store's own tools.
import { build } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';

requireNode();
await installPackages();
await build();
await import('../../.build/server/store-tools.js');
