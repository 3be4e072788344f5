// Packages and guides of projects beside the catalogue.
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';

import { bin, root, work } from './places.js';

/** The folder of the package of a project in `tests/`. */
export const packageOf = (project) => path.join(copyOf(project), 'generated/frontend');

/** Where the project is built: a build writes into its folder. */
const copyOf = (project) => path.join(work, 'projects', project);

/** Builds a project in `tests/`, in a copy; says where its package and its guide are. */
export function buildProject(project) {
  const copy = copyOf(project);
  cpSync(path.join(root, 'tests', project), copy, { recursive: true });
  execFileSync(path.join(bin, 'provspec'), ['build', '--project', copy], { stdio: ['ignore', 'ignore', 'pipe'] });
  return { package: packageOf(project), guide: path.join(copy, 'generated/docs') };
}
