import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { handlebarsViews } from '../renderer/handlebars-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The server → flat `.build/server/*.js`; packages stay in node_modules, so that native ones and workers load as usual. */
export default defineConfig({
  root,
  plugins: [handlebarsViews()],
  build: {
    ssr: true,
    outDir: '../.build/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        main: source('./main.ts'),
        'store-worker': source('./store/embedded/worker.ts'),
        'store-tools': source('./store/cli/main.ts'),
        'audit-verify': source('./audit/cli.ts'),
        'password-worker': source('./access/password-worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { external: true },
});
