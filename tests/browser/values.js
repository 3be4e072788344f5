// A value for each field, as a merchant would give it.
import { PASSPHRASE, file } from './setup/files.js';

/** Texts for what fields ask for; the first that a field takes is taken. */
const TEXTS = ['Zoë & "Co" <1>', 'aB3-very_secret', 'acme-api', '1234567890', 'https://shop.example/', 'pay@shop.example', 'shop.example', 'QUJD', '0123456789abcdef'.repeat(2)];

/** The value of a field: a text, titles of options, whether a box is ticked, the path of a file. */
export function valueOf(field, form) {
  switch (field.kind) {
    case 'file':
      return file(field.file.formats[0], field.file.passphrase !== undefined);
    case 'box':
      return true;
    case 'radio':
    case 'select':
      return field.options.at(-1).title;
    case 'list':
      return field.options.slice(0, 2).map(({ title }) => title);
    default:
      if (form.fields.some((other) => other.file?.passphrase === field.key)) return PASSPHRASE;
      return text(field);
  }
}

/** What goes to the backend for it; of a file, see the test. */
export function sent(field, value) {
  const byTitle = (title) => field.options.find((option) => option.title === title).value;
  if (field.kind === 'list') return value.map(byTitle);
  return field.options ? byTitle(value) : value;
}

function text({ key, schema }) {
  const patterns = [schema, ...(schema.allOf ?? [])].flatMap(({ pattern }) => (pattern ? [new RegExp(pattern, 'u')] : []));
  const fits = (text) =>
    patterns.every((pattern) => pattern.test(text)) && text.length >= (schema.minLength ?? 0) && text.length <= (schema.maxLength ?? Infinity);
  const found = TEXTS.find(fits);
  if (found === undefined) throw new Error(`there is no text for ${key}: add one`);
  return found;
}
