export { default as standard } from './messages/en.js';

// Each `import()` has its path in it, so that bundlers see a part of its own for each language.
export const locales = {
  __proto__: null,
  en: () => import('./messages/en.js'),
  uk: () => import('./messages/uk.js'),
};
