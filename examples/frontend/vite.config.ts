import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { guidePages } from './build/guide-pages.ts';

const generated = (folder: string) => fileURLToPath(new URL(`../../generated/${folder}`, import.meta.url));

/** The page asks `/api` of its own origin, so the backend needs no CORS. */
const proxy = {
  '/api': {
    target: process.env.BACKEND_URL ?? 'http://127.0.0.1:8080',
    rewrite: (path: string) => path.replace(/^\/api/, ''),
  },
};

export default defineConfig({
  plugins: [react(), guidePages()],
  resolve: {
    // The guide is no npm package: `src/guide` reads its pages from here.
    alias: { '@guide': generated('docs') },
    // The package is a link to a folder that has no `node_modules`.
    dedupe: ['react', '@jsonforms/core', '@jsonforms/react'],
  },
  server: { proxy, fs: { allow: ['.', generated('docs'), generated('frontend')] } },
  preview: { proxy },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
});
