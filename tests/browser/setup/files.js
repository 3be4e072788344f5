// Genuine files of each format, as merchants upload them; the recipes are those of `tests/files`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { work } from './places.js';

/** What unlocks the files that are locked. */
export const PASSPHRASE = 'correct horse';

const folder = path.join(work, 'files');

/** The file of a format; for private keys, locked or not. */
export const file = (format, isLocked) => path.join(folder, format === 'private_key' && isLocked ? 'locked_key' : format);

/** Makes one of each. */
export function makeFiles() {
  mkdirSync(folder, { recursive: true });
  const openssl = (...args) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const pass = `pass:${PASSPHRASE}`;
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'ec');
  openssl('pkcs8', '-topk8', '-nocrypt', '-in', 'ec', '-out', 'private_key');
  openssl('pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-passout', pass, '-in', 'ec', '-out', 'locked_key');
  openssl('req', '-x509', '-key', 'ec', '-days', '365', '-subj', '/O=Shop/CN=shop.example', '-out', 'certificate');
  openssl('x509', '-in', 'certificate', '-out', 'pem');
  openssl('pkcs12', '-export', '-inkey', 'ec', '-in', 'certificate', '-passout', pass, '-out', 'pkcs12');
  writeFileSync(path.join(folder, 'text'), 'line one of a key\nline two\n');
}
