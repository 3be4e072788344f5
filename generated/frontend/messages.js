// From errors of AJV to the codes, the places and the words of a backend. No dependencies.
import { say } from './template.js';
import { locales, standard } from './words.js';

/** Keyword of JSON Schema → code. */
const codes = {
  __proto__: null,
  required: 'required',
  type: 'type',
  // Of a box that must be ticked. Options are told by `oneOf`.
  enum: 'type',
  minLength: 'min_length',
  maxLength: 'max_length',
  pattern: 'pattern',
  oneOf: 'option',
  minimum: 'minimum',
  maximum: 'maximum',
  minItems: 'min_items',
  maxItems: 'max_items',
  uniqueItems: 'duplicate',
};

/** The order in which a backend looks at a value: it names the first fault. */
const order = [
  'hidden', 'unknown', 'required', 'type', 'min_items', 'max_items', 'duplicate', 'min_length', 'max_length',
  'file_size', 'pattern', 'option', 'minimum', 'maximum',
];

export async function messagesIn(messages, locale) {
  const tag = [locale, locale.split('-')[0]].find((it) => it in locales) ?? standard.locale;
  const { default: words } = await locales[tag]();
  return { ...messages, locale: words.locale, words };
}

export function faults(errors, messages, value) {
  return pick(errors, messages, value).map(({ path, code, message }) => ({ path, code, message }));
}

export function explain(errors, messages, value) {
  return byPath(faults(errors, messages, value));
}

export function byPath(faults) {
  // A path may be `__proto__`.
  const words = Object.create(null);
  for (const { path, message } of faults) (words[path] ??= []).push(message);
  return words;
}

export function transformErrors(messages) {
  return (errors) => {
    const found = pick(errors.map(fromRjsf), messages);
    return found.map(({ path, message, error: { original } }) => {
      const property = path.replaceAll(/^(?=.)|\[(?=\d+\])/g, '.').replaceAll(']', '');
      return { ...original, property, message, stack: `${original.title ?? ''} ${message}`.trim() };
    });
  };
}

export function translate(messages) {
  return (key, fallback, context) => {
    // JSON Forms asks for one message about all errors of a control before it asks about each.
    const errors = key.endsWith('error.custom') ? context?.errors : undefined;
    return faults(errors, messages)[0]?.message ?? own(key, messages) ?? fallback;
  };
}

/** Words of the package's own controls. No key of a field has a hyphen. */
const own = (key, messages) => (/^file-\w+$/.test(key) ? languageOf(messages).words[key] : undefined);

const languageOf = (messages) => messages.words ?? standard;

/** One fault a field, each with the error that it is from. */
function pick(errors, messages, value) {
  const found = new Map();
  for (const error of errors ?? []) {
    const fault = read(error, messages, value);
    if (fault === undefined) continue;
    const known = found.get(fault.path);
    if (known === undefined || compare(fault.rank, known.rank) < 0) found.set(fault.path, { ...fault, error });
  }
  // What is inside a list that is wrong as a whole is not looked at.
  const silenced = ({ path }) => [...path.matchAll(/\[/g)].some(({ index }) => found.has(path.slice(0, index)));
  return [...found.values()]
    .filter((fault) => !silenced(fault))
    .sort((one, other) => compare(one.place, other.place));
}

/** What AJV said, as far as RJSF has kept it. */
function fromRjsf(original) {
  const { name: keyword, params = {}, property = '', schemaPath = '' } = original;
  // It has the missing field in the path.
  const missing = params.missingProperty;
  const around = missing === undefined ? property : property.slice(0, -missing.length).replace(/\.$/, '');
  return { original, keyword, params, schemaPath, instancePath: around.replaceAll('.', '/') };
}

/** The fault that an error is about; none for an error that only sums up others, or is part of one. */
function read(error, messages, value) {
  const { fields } = messages;
  const { keyword, params, schemaPath } = error;
  // What is wrong with a name is summed up under `propertyNames`, what is wrong with an option under `oneOf`.
  if (/\/(propertyNames|oneOf\/\d+)\//.test(schemaPath)) return undefined;
  const at = locate(error.instancePath.split('/').slice(1).map(decode), fields);
  switch (keyword) {
    case 'required':
      return fault(inside(at, params.missingProperty, fields), 'required', messages);
    case 'propertyNames':
    case 'additionalProperties': {
      const key = params.propertyName ?? params.additionalProperty;
      const field = inside(at, key, fields);
      return fault(field, field.known ? 'hidden' : 'unknown', messages);
    }
    case 'not':
      // Of the other `not`, which refuses line breaks, there is always a pattern that says so too.
      return /\/else\//.test(schemaPath) ? fault(at, 'hidden', messages) : undefined;
    case 'pattern':
      return fault(at, 'pattern', messages, {
        pattern: params.pattern,
        empty: isEmptyFile(error.data ?? lookUp(value, error.instancePath)),
      });
    default:
      return keyword in codes ? fault(at, codes[keyword], messages) : undefined;
  }
}

function fault(at, keyword, messages, { pattern, empty } = {}) {
  const known = messagesAt(at, keyword, messages.fields);
  // A URL that is too long is of a file that is too large.
  const code = keyword === 'max_length' && 'file_size' in known ? 'file_size' : keyword;
  let message = known[code];
  let nth = 0;
  if (code === 'pattern' && empty && known.empty !== undefined) message = known.empty;
  if (Array.isArray(message)) {
    nth = message.findIndex(([each]) => each === pattern);
    message = message[nth]?.[1];
  }
  return {
    path: at.path,
    code,
    message: say(message ?? code, code, languageOf(messages)),
    place: at.place,
    // Of several items the first; the list itself before them.
    rank: [at.item, order.indexOf(code), nth],
  };
}

/** The messages for a place; a key that the form does not have is a matter of what is around it. */
function messagesAt(at, code, fields) {
  const key = code === 'unknown' ? at.around : at.key;
  return Object.hasOwn(fields, key) ? fields[key] : {};
}

/**
 * Where the parts of a pointer lead: the path as a backend writes it, the key of the messages, and numbers to sort by.
 * A fault of an item that is no object is one of its list; `item` says of which one.
 */
function locate(parts, fields) {
  let at = { path: '', key: '', around: '', place: [], item: -1 };
  for (const part of parts) {
    const items = `${at.key}[]`;
    if (!/^\d+$/.test(part) || !Object.hasOwn(fields, items)) {
      at = inside(at, part, fields);
    } else if ('unknown' in fields[items]) {
      at = { ...at, path: `${at.path}[${part}]`, key: items, place: [...at.place, Number(part)] };
    } else {
      at = { ...at, key: items, item: Number(part) };
    }
  }
  return at;
}

/** The field of an object. */
function inside(at, name, fields) {
  const dot = at.key === '' ? '' : '.';
  const key = `${at.key}${dot}${name}`;
  const known = name !== '' && Object.hasOwn(fields, key);
  // A backend does not repeat what hardly is a key.
  const shown = known || /^[A-Za-z]\w*$/.test(name) ? name : '?';
  const rank = known ? Object.keys(fields).indexOf(key) : Infinity;
  return { path: `${at.path}${dot}${shown}`, key, known, around: at.key, place: [...at.place, rank], item: -1 };
}

/** Whether it is what browsers make of an empty file. */
const isEmptyFile = (value) => typeof value === 'string' && (value === 'data:' || value.endsWith(';base64,'));

const decode = (part) => part.replaceAll('~1', '/').replaceAll('~0', '~');

function lookUp(value, pointer) {
  let at = value;
  for (const part of pointer.split('/').slice(1).map(decode)) at = at?.[part];
  return at;
}

/** Numbers from the left; what begins another comes first. */
function compare(one, other) {
  for (let at = 0; at < one.length || at < other.length; at += 1) {
    const [a, b] = [one[at] ?? -1, other[at] ?? -1];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
