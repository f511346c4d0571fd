import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { handlebarsViews } from '../renderer/handlebars-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Staff's React app → `.build/builder`, served under `/app/` by `server/static`, which also fills in the nonce. */
export default defineConfig(({ command }) => ({
  root,
  // The development server answers the app's own addresses, which begin at the root.
  base: command === 'serve' ? '/' : '/app/',
  plugins: [react(), handlebarsViews()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../.build/builder',
    emptyOutDir: true,
    target: 'es2022',
    // As for portal pages, whose stylesheet the canvas uses: `light-dark()` stays as it is.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    // A data: address would need an exception in the policy; the files are small and immutable anyway.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  // `npm run dev`: the app from source with hot reload, everything else from the built server behind it.
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api', '/p', '/portal', '/preview'].map((path) => [
        `^${path}/`,
        { target: process.env.PORTICO_DEV_SERVER ?? 'http://127.0.0.1:3000', changeOrigin: false },
      ]),
    ),
  },
}));
