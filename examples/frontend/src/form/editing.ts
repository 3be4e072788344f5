import type { FormModule, JsonSchema } from '@example-pay/connection-forms';

import type { Connection } from '../api';

const STORED = 'Stored. Leave it empty to keep it.';

/**
 * The form for changing what is stored. The backend shows no secret and no file: it takes one that is left out as
 * unchanged, so none of them is required, and each says that it is there.
 */
export function forEditing(form: FormModule, stored: Connection['stored']): FormModule {
  const paths = new Set(Object.keys(stored).map((path) => path.replaceAll(/\[\d+\]/g, '[]')));
  const { rjsf, jsonForms } = form;
  return {
    ...form,
    rjsf: { ...rjsf, schema: relaxed(rjsf.schema, paths) },
    jsonForms: { ...jsonForms, schema: relaxed(jsonForms.schema, paths) },
  };
}

/** A schema of an object at a path, whose stored fields need not be given. */
function relaxed(schema: JsonSchema, stored: Set<string>, at = ''): JsonSchema {
  const isStored = (key: string) => stored.has(`${at}${key}`);
  const result = { ...schema };
  if (schema.required) result.required = schema.required.filter((key: string) => !isStored(key));
  if (schema.properties) {
    result.properties = Object.fromEntries(
      Object.entries<JsonSchema>(schema.properties).map(([key, field]) => {
        if (isStored(key)) return [key, { ...field, description: [field.description, STORED].filter(Boolean).join(' ') }];
        const isList = field.items?.type === 'object';
        return [key, isList ? { ...field, items: relaxed(field.items, stored, `${at}${key}[].`) } : field];
      }),
    );
  }
  if (schema.allOf) result.allOf = schema.allOf.map((branch: JsonSchema) => relaxed(branch, stored, at));
  if (schema.then) result.then = relaxed(schema.then, stored, at);
  return result;
}
