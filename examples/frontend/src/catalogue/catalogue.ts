import { catalogue, type Catalogue, type FormModule, type FormName, forms } from '@example-pay/connection-forms';

import { once } from '../loaded';

export type Provider = Catalogue['providers'][number];

const everything = once((_: 'catalogue') => catalogue());

/** All providers, one load for the whole page. */
export const loadCatalogue = () => everything('catalogue');

/** The module of a form, a chunk of its own. */
export const loadForm = once((name: FormName): Promise<FormModule> => {
  const load = forms[name];
  // An address may have any name in it.
  if (load === undefined) return Promise.reject(new Error(`There is no form “${name}”.`));
  return load();
});

/** The name of one of a provider's forms. */
export const nameOf = (provider: Provider, key: string) => `${provider.code}/${key}` as FormName;

/** The code of the provider that a form is of. */
export const providerOf = (form: string) => form.split('/')[0]!;
