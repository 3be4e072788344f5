// Where things are. PROVSPEC_BIN has the programs `provspec` and `backend`.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
/** The folder of the programs. */
export const bin = process.env.PROVSPEC_BIN ?? path.join(target, 'debug');
/** The folder for what these tests make. */
export const work = path.join(target, 'tmp/browser');
/** The package of the catalogue. */
export const frontend = path.join(root, 'generated/frontend');
/** The example. */
export const example = path.join(root, 'examples/frontend');
