// The forms of a package, as far as its schemas say what a merchant sees of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What a file says. */
export const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Every form of the package in this folder. */
export const formsOf = (folder) =>
  read(path.join(folder, 'index.json')).providers.flatMap((provider) =>
    provider.forms.map((entry) => {
      const schema = read(path.join(folder, entry.schema_2020_12));
      const ui = read(path.join(folder, entry.ui_schema.rjsf));
      return { name: `${provider.code}/${entry.key}`, title: entry.title, provider, schema, fields: fieldsOf(schema, ui, schema) };
    }),
  );

/** The conditions under which fields are shown or required. */
export const conditions = (form) => form.schema.allOf ?? [];

/** The fields of an object, in order. */
const fieldsOf = (schema, ui, root) =>
  Object.entries(schema.properties).map(([key, of]) => field(key, of, ui[key] ?? {}, schema, root));

function field(key, schema, ui, around, root) {
  const { provspec = {}, accept } = ui['ui:options'] ?? {};
  const hiding = (around.allOf ?? []).find((branch) => key in (branch.else?.properties ?? {}));
  // What items have is said where the list is shown.
  const items = schema.items ?? hiding?.then?.properties?.[key]?.items;
  const list = choices(items, root);
  const options = (choices(schema, root) ?? list)?.map((option) => ({
    value: option.const ?? option.enum[0],
    title: option.title,
  }));
  const isItems = items?.type === 'object';
  const kind =
    (provspec.file && 'file') ||
    (schema.type === 'boolean' && 'box') ||
    (isItems && 'items') ||
    (list && 'list') ||
    (schema.type === 'array' && 'texts') ||
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
    isRequired: around.required?.includes(key) ?? false,
    // A toggle has no star: off is a value too.
    hasStar: (around.required?.includes(key) ?? false) && (schema.type !== 'boolean' || schema.enum !== undefined),
    isHidden: hiding !== undefined,
    fields: isItems ? fieldsOf(items, ui.items ?? {}, root) : undefined,
  };
}

/** The options of a value, which may stand once for several fields. */
function choices(schema, root) {
  const [{ $ref } = {}] = schema?.allOf ?? [];
  return schema?.oneOf ?? ($ref && root.$defs[$ref.split('/').at(-1)].oneOf);
}
