import base from './playwright.config.js';

/** The pictures of `docs/gallery.md`, from the same sites as the tests. */
export default { ...base, testMatch: 'gallery.js', reporter: 'list' };
