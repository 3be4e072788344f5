import base from './playwright.config.js';

/** What people look at; the faults that a machine finds fail it. */
export default { ...base, testMatch: 'screenshots.js', reporter: 'list' };
