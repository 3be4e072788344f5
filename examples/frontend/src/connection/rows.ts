import type { FormModule, JsonSchema } from '@example-pay/connection-forms';

import type { Connection, StoredSecret } from '../api';

/** A field of a stored connection. */
export interface Row {
  path: string;
  title: string;
  text: string;
  isSecret: boolean;
}

/** Every field that has a value, in the order of the form. */
export function rows(form: FormModule, { values, stored }: Connection): Row[] {
  return ofObject(form.schema2020, values, stored, '', '');
}

function ofObject(schema: JsonSchema, values: Values, stored: Stored, at: string, around: string): Row[] {
  return Object.entries<JsonSchema>(schema.properties).flatMap(([key, field]) => {
    const path = `${at}${key}`;
    const title = `${around}${field.title}`;
    const secret = stored[path];
    if (secret !== undefined) return [{ path, title, text: aboutSecret(secret), isSecret: true }];
    const value = values[key];
    if (value === undefined) return [];
    if (Array.isArray(value) && field.items?.type === 'object') {
      return value.flatMap((item, index) =>
        ofObject(field.items, item, stored, `${path}[${index}].`, `${title} ${index + 1}: `),
      );
    }
    return [{ path, title, text: inWords(field, value), isSecret: false }];
  });
}

function inWords(field: JsonSchema, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => inWords(field.items, item)).join(', ') || 'None';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const option = field.oneOf?.find((option: JsonSchema) => option.const === value || option.enum?.includes(value));
  return option?.title ?? String(value);
}

function aboutSecret({ name, size }: StoredSecret): string {
  if (size === undefined) return 'Stored';
  return [name ?? 'File', `${size.toLocaleString('en')} bytes`].join(', ');
}

type Values = Record<string, unknown>;
type Stored = Connection['stored'];
