import { fileURLToPath } from 'node:url';
import { mergeConfig } from 'vitest/config';
import base from '../../.vitest.config.ts';

/** The suite on mongo-java-server, without what that server cannot do. */
export default mergeConfig(base, {
  test: { setupFiles: [fileURLToPath(new URL('./independent-server.ts', import.meta.url))] },
});
