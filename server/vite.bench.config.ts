import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import server from './vite.config.ts';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `npm run bench` → `.build/bench`: the benchmarks bundled as the server is, so that they load its models and workers alike. */
export default mergeConfig(
  server,
  defineConfig({
    build: {
      outDir: '../.build/bench',
      rolldownOptions: {
        input: {
          run: source('./bench/run.ts'),
          'bare-server': source('./bench/bare-server.ts'),
          'steady-sender': source('./bench/steady-sender.ts'),
        },
      },
    },
  }),
);
