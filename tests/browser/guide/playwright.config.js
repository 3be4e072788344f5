import base from '../playwright.config.js';

export default { ...base, testDir: '.', testMatch: '*.spec.js', globalSetup: './sites.js', timeout: 60_000 };
