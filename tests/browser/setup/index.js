// Builds the example with the catalogue, with a hostile project and with what no form of the catalogue has, and serves each.
import { mkdirSync, rmSync } from 'node:fs';

import { startBackend } from './backend.js';
import { makeFiles } from './files.js';
import { work } from './places.js';
import { buildProject } from './project.js';
import { buildSite, serve } from './site.js';

/** A site, and the variable that says where it is: the tests, which are processes of their own, read it. */
const SITES = [
  { name: 'catalogue', variable: 'PROVSPEC_SITE' },
  { name: 'hostile', variable: 'PROVSPEC_HOSTILE_SITE', project: 'browser/hostile' },
  { name: 'extensions', variable: 'PROVSPEC_EXTENSIONS_SITE', project: 'extensions' },
];

export default async function setup() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  makeFiles();
  const backend = await startBackend();
  const servers = [];
  for (const { name, variable, project } of SITES) {
    const server = await serve(await buildSite(name, project && buildProject(project)), backend.url);
    process.env[variable] = server.url;
    servers.push(server);
  }
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
    await backend.stop();
  };
}
