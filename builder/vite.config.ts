import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { handlebarsViews } from '../renderer/handlebars-plugin.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

const SERVER_PATHS = ['/api', '/p', '/portal', '/preview'];

/** The development server gives the app at its own addresses (`/customers`), as the real server does. */
function pagesAtRoot(): Plugin {
  return {
    name: 'pages-at-root',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const { url = '/', headers } = request;
        const isServers = SERVER_PATHS.some((path) => url.startsWith(`${path}/`));
        if (headers.accept?.includes('text/html') && !isServers) request.url = '/app/index.html';
        next();
      });
    },
  };
}

/** Staff's React app → `.build/builder`, served under `/app/` by `server/static`, which also fills in the nonce. */
export default defineConfig({
  root,
  base: '/app/',
  plugins: [react(), handlebarsViews(), pagesAtRoot()],
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
      SERVER_PATHS.map((path) => [
        `^${path}/`,
        { target: process.env.PORTICO_DEV_SERVER ?? 'http://127.0.0.1:3000', changeOrigin: false },
      ]),
    ),
  },
});
