// `npm start`: from a fresh copy to a running server. Plain JavaScript without packages, as there may be none yet.
import { build } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';

requireNode();
await installPackages();
await build();
// In this same process, so that signals reach the server itself.
await import('../../.build/server/main.js');
