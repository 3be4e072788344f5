// The guide as each generator builds it (`cargo xtask` leaves the sites in `target/tmp/pages`), over HTTP.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

import { root } from '../setup/places.js';

const PAGES = path.join(root, 'target/tmp/pages');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.xml': 'application/xml',
};

/** The generators, each as it comes and with instant navigation. */
export const SITES = ['mkdocs', 'zensical', 'mkdocs-instant', 'zensical-instant'];

/** `/mkdocs/providers/` is the page that MkDocs made of `providers/index.md`. */
export default async () => {
  for (const site of SITES) {
    if (!existsSync(path.join(PAGES, site, 'site/index.html'))) {
      throw new Error(`there is no site of ${site} in ${PAGES}: run \`cargo xtask test guide\``);
    }
  }
  const server = createServer((request, response) => {
    const [, site, ...rest] = decodeURIComponent(new URL(request.url, 'http://x').pathname).split('/');
    let file = path.join(PAGES, site, 'site', ...rest);
    if (SITES.includes(site) && file.startsWith(PAGES) && existsSync(file) && statSync(file).isDirectory()) {
      file = path.join(file, 'index.html');
    }
    if (!SITES.includes(site) || !file.startsWith(PAGES) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.PROVSPEC_GUIDE = `http://127.0.0.1:${server.address().port}/`;
  return () => new Promise((resolve) => server.close(resolve));
};
