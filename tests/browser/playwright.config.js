import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.test.js',
  globalSetup: './setup/index.js',
  fullyParallel: true,
  // Of two processors: what waits for a frame leaves room for a third.
  workers: 3,
  forbidOnly: true,
  reporter: process.env.PROVSPEC_LIST ? 'list' : 'dot',
  // Against what hangs: a slow machine with other work to do needs a third of it.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Chromium has no sandbox for root, as whom containers run.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
