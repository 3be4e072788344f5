// Builds the example, with the catalogue and with a hostile project, and serves both.
import { mkdirSync, rmSync } from 'node:fs';

import { startBackend } from './backend.js';
import { makeFiles } from './files.js';
import { hostileFrontend } from './hostile.js';
import { work } from './places.js';
import { buildSite, serve } from './site.js';

export default async function setup() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  makeFiles();
  const backend = await startBackend();
  const catalogue = await serve(await buildSite('catalogue'), backend.url);
  const hostile = await serve(await buildSite('hostile', hostileFrontend()), backend.url);
  // The tests, which are processes of their own, read these.
  process.env.PROVSPEC_SITE = catalogue.url;
  process.env.PROVSPEC_HOSTILE_SITE = hostile.url;
  return async () => {
    await Promise.all([catalogue.close(), hostile.close()]);
    await backend.stop();
  };
}
