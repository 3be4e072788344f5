// What the browser has to show: the fields as the corpus knows them, and what only the schemas say.
import path from 'node:path';

import { formsOf, read } from './definitions.js';
import { frontend, root } from './setup/places.js';

/** The fields that are no provider's own: the corpus says only whether a form has them. */
const COMMON = {
  mode: (account) => account.mode === 'toggle',
  currency: (account) => account.currencies === 'single',
  currencies: (account) => account.currencies === 'multi',
  features: (account) => account.features,
  acknowledgement: (account) => account.acknowledgement,
};

/** The renderers that the example has. */
export const renderers = ['rjsf', 'json-forms'];

/** Every form of the catalogue. */
export const forms = formsOf(frontend).map((form) => ({ ...form, account: account(...form.name.split('/')) }));

/** The form of this name. */
export const form = (name) => forms.find((form) => form.name === name);

/** The account of the corpus, with the titles of its fields, and which of them have a star. */
function account(code, key) {
  const { accounts } = read(path.join(root, 'tests/corpus', `${code}.json`));
  const found = accounts.find(({ kind }) => (kind === 'other' ? 'account' : kind) === key);
  return {
    fields: found.fields.map(({ label, required, control }) => ({ title: label, hasStar: required, control })),
    common: Object.entries(COMMON).filter(([, has]) => has(found)).map(([key]) => key),
  };
}

/** Whether a field is none of the provider's own. */
export const isCommon = ({ key }) => key in COMMON;
