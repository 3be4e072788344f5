// The example's backend on a port of its own, with a database of its own.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { bin, frontend, work } from './places.js';

/** Starts it, and says where it listens. */
export async function startBackend() {
  const process_ = spawn(path.join(bin, 'backend'), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      BACKEND_KEYS: `test:${randomBytes(32).toString('base64')}`,
      BACKEND_DATABASE: path.join(work, 'connections.sqlite'),
      BACKEND_FRONTEND: frontend,
      BACKEND_LISTEN: '127.0.0.1:0',
      BACKEND_LOG: 'info',
    },
  });
  // Also when the tests end early.
  process.once('exit', () => process_.kill());
  const ended = new Promise((resolve) => process_.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    process_.once('error', reject);
    ended.then((code) => reject(new Error(`the backend ended with ${code}`)));
    createInterface({ input: process_.stdout }).on('line', (line) => {
      const [, address] = /listening address=(\S+)/.exec(line) ?? [];
      if (address !== undefined) resolve(`http://${address}`);
    });
  });
  return {
    url,
    stop: async () => {
      process_.kill('SIGTERM');
      await ended;
    },
  };
}
