// What the browser has to show: the fields as the corpus knows them, and what only the schemas say.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { frontend, root } from './setup/places.js';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

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
export const forms = read(path.join(frontend, 'index.json')).providers.flatMap((provider) =>
  provider.forms.map((entry) => {
    const schema = read(path.join(frontend, entry.schema_2020_12));
    const ui = read(path.join(frontend, entry.ui_schema.rjsf));
    return {
      name: `${provider.code}/${entry.key}`,
      title: entry.title,
      provider,
      schema,
      fields: Object.entries(schema.properties).map(([key, of]) => field(key, of, ui[key] ?? {}, schema)),
      account: account(provider.code, entry.key),
    };
  }),
);

/** The form of this name. */
export const form = (name) => forms.find((form) => form.name === name);

/** The conditions under which fields are shown or required. */
export const conditions = (form) => form.schema.allOf ?? [];

/** A field, as far as the schema says what a merchant sees of it. */
function field(key, schema, ui, form) {
  const { provspec = {}, accept } = ui['ui:options'] ?? {};
  const list = schema.items?.oneOf;
  const options = (schema.oneOf ?? list)?.map((option) => ({
    value: option.const ?? option.enum[0],
    title: option.title,
  }));
  const kind =
    (provspec.file && 'file') ||
    (schema.type === 'boolean' && 'box') ||
    (list && 'list') ||
    (options && (options.length <= 4 && ui['ui:widget'] === 'radio' ? 'radio' : 'select')) ||
    'text';
  return {
    key,
    title: schema.title,
    kind,
    options,
    accept,
    schema,
    isSecret: provspec.secret === true || schema.writeOnly === true,
    file: provspec.file,
    isRequired: form.required.includes(key),
    // A toggle has no star: off is a value too.
    hasStar: form.required.includes(key) && (schema.type !== 'boolean' || schema.enum !== undefined),
    isHidden: (form.allOf ?? []).some((branch) => key in (branch.else?.properties ?? {})),
  };
}

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
