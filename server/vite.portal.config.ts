import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a customer's browser loads besides the page: one stylesheet, one small script → `.build/portal`, under hashed names. */
export default defineConfig({
  root: source('../renderer'),
  base: '/portal/',
  build: {
    outDir: '../.build/portal',
    emptyOutDir: true,
    target: 'es2020',
    // Browsers that know `light-dark()`, so that it stays as it is: the theme's stylesheet, made at run time, sets `color-scheme`.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    manifest: 'manifest.json',
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { script: source('../renderer/client/portal.ts'), style: source('../renderer/portal.css') },
      output: {
        entryFileNames: 'portal-[hash].js',
        chunkFileNames: 'portal-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
});
