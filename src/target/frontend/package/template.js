// Words with open places, in a part of ICU's MessageFormat, as the backend reads them. No dependencies.

/** The units that sizes of files are told in, by the name of their words. */
const units = [[1e6, 'size_mb'], [2 ** 20, 'size_mib'], [1e3, 'size_kb'], [2 ** 10, 'size_kib'], [1, 'size_bytes']];

/** A message in a language. Without words of its name it is the name. */
export function say(message, code, language) {
  const parameters = typeof message === 'string' ? { name: message } : message;
  return fill(parameters.name ?? code, parameters, language);
}

function fill(name, parameters, language) {
  const template = Object.hasOwn(language.words, name) ? language.words[name] : name;
  return template.replaceAll(
    /\{(\w+)(?:, (\w+)(?:, ((?:[^{}]|\{[^{}]*\})*))?)?\}/g,
    (_, parameter, kind, cases) => place(parameters[parameter] ?? '', kind, cases, language),
  );
}

function place(value, kind, cases, language) {
  switch (kind) {
    case 'plural':
      return choose(cases, new Intl.PluralRules(language.locale).select(Number(value)));
    case 'select':
      return choose(cases, value);
    case 'size': {
      const [unit, name] = units.find(([unit]) => value >= unit && value % unit === 0) ?? units.at(-1);
      return fill(name, { count: value / unit }, language);
    }
    default:
      return String(value);
  }
}

/** The alternative with this name, or the one for all else. */
function choose(cases, name) {
  const words = new Map([...cases.matchAll(/(\w+) \{([^{}]*)\}/g)].map(([, key, words]) => [key, words]));
  return words.get(name) ?? words.get('other') ?? '';
}
