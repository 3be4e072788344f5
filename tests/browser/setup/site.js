// The example, built and served by its own Vite and its own settings.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { example, work } from './places.js';

const { build, preview } = await import(pathToFileURL(createRequire(`${example}/`).resolve('vite')).href);

/** Builds it, with another package and guide where there are some; gives the folder. */
export async function buildSite(name, other) {
  const outDir = path.join(work, name);
  await build({
    root: example,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
    resolve: { alias: other && aliases(other) },
  });
  return outDir;
}

/** Another package in place of the one that is installed, and another guide. */
const aliases = (other) => [
  { find: /^@example-pay\/connection-forms$/, replacement: `${other.package}/index.js` },
  { find: /^@example-pay\/connection-forms\/(.*)$/, replacement: `${other.package}/$1.js` },
  { find: '@guide', replacement: other.guide },
];

/** Serves a folder, and passes `/api` on to the backend. */
export async function serve(outDir, backend) {
  // The example's settings read it.
  process.env.BACKEND_URL = backend;
  const server = await preview({
    root: example,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, strictPort: true },
  });
  return {
    url: `http://127.0.0.1:${server.httpServer.address().port}/`,
    close: () => server.close(),
  };
}
