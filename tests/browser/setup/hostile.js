// A package and a guide of a project whose texts nobody means well by.
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { bin, work } from './places.js';

/** Builds it; says where its package and its guide are. */
export function hostileFrontend() {
  const project = path.join(work, 'hostile-project');
  cpSync(fileURLToPath(new URL('../hostile', import.meta.url)), project, { recursive: true });
  execFileSync(path.join(bin, 'provspec'), ['build', '--project', project], { stdio: ['ignore', 'ignore', 'pipe'] });
  return { package: path.join(project, 'generated/frontend'), guide: path.join(project, 'generated/docs') };
}
