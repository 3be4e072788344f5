import { once } from '../loaded';

// A chunk for each page. The keys are paths, which end with the code of the provider.
const pages = Object.entries(import.meta.glob<string>('@guide/providers/*.md', { import: 'default' }));

/** The guide page of a provider, as HTML. */
export const loadGuide = once((code: string) => {
  const load = pages.find(([path]) => path.endsWith(`/${code}.md`))?.[1];
  return load?.() ?? Promise.reject(new Error(`There is no guide for “${code}”.`));
});
