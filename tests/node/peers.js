// The modules of the package that need peers, where these are found: the package itself lies beside none.
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { frontend } from './catalogue.js';

const folder = mkdtempSync(path.join(tmpdir(), 'provspec-peers-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
for (const file of readdirSync(frontend).filter((it) => it.endsWith('.js') || it === 'package.json')) {
  cpSync(path.join(frontend, file), path.join(folder, file));
}
cpSync(path.join(frontend, 'messages'), path.join(folder, 'messages'), { recursive: true });
symlinkSync(fileURLToPath(new URL('node_modules', import.meta.url)), path.join(folder, 'node_modules'));

/** Loads a module of the package. */
export const load = (file) => import(pathToFileURL(path.join(folder, file)));
