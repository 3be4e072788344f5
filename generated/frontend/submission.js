// The values of a form without those that it does not show: what goes to a backend. No dependencies.

export function submission(form, values) {
  return settled(form.schema2020, values ?? {});
}

/** The values of an object: of a form, or of an item of a list. */
function settled(schema, values) {
  const given = new Map(Object.entries(values).filter(([, value]) => value !== undefined));
  for (const [key, field] of Object.entries(schema.properties)) {
    if (field.type !== 'boolean') continue;
    const mustBeOn = field.enum !== undefined;
    // A box that nobody has touched is off. One that has to be ticked and is not says nothing.
    if (mustBeOn && given.get(key) === false) given.delete(key);
    if (!mustBeOn && !given.has(key) && schema.required?.includes(key)) given.set(key, false);
  }
  withoutHidden(schema.allOf ?? [], given);
  const entries = [...given].map(([key, value]) => {
    const items = Object.hasOwn(schema.properties, key) ? schema.properties[key].items : undefined;
    const isList = items?.type === 'object' && Array.isArray(value);
    return [key, isList ? value.map((item) => (isObject(item) ? settled(items, item) : item)) : value];
  });
  return Object.fromEntries(entries);
}

/**
 * Takes out what is hidden. A value that goes may hide or show another, so each goes only after those that its
 * condition is about have gone or stay.
 */
function withoutHidden(branches, given) {
  for (;;) {
    const hidden = new Map();
    for (const { if: condition, else: otherwise } of branches) {
      if (otherwise === undefined || holds(condition, Object.fromEntries(given))) continue;
      for (const key of Object.keys(otherwise.properties)) if (given.has(key)) hidden.set(key, condition);
    }
    const waits = ([key, condition]) => [...hidden.keys()].some((other) => other !== key && isAbout(condition, other));
    const due = [...hidden].filter((entry) => !waits(entry));
    if (due.length === 0) return;
    for (const [key] of due) given.delete(key);
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keywords that conditions are written in. */
const keywords = {
  type: (name, value) => name === 'array' && Array.isArray(value),
  required: (keys, value) => keys.every((key) => Object.hasOwn(value, key)),
  properties: (fields, value) =>
    Object.entries(fields).every(([key, schema]) => !Object.hasOwn(value, key) || holds(schema, value[key])),
  const: (due, value) => value === due,
  enum: (options, value) => options.includes(value),
  contains: (schema, value) => value.some((item) => holds(schema, item)),
  minItems: (least, value) => value.length >= least,
  not: (schema, value) => !holds(schema, value),
  allOf: (schemas, value) => schemas.every((schema) => holds(schema, value)),
  anyOf: (schemas, value) => schemas.some((schema) => holds(schema, value)),
};

/** Whether a value is as the schema of a condition says. `type` comes before what it is the type of. */
const holds = (schema, value) =>
  Object.entries(schema).every(([keyword, rule]) => keywords[keyword](rule, value));

/** Whether the condition asks for the value of a field. */
const isAbout = (condition, key) =>
  condition.required?.includes(key) ||
  [condition.not, ...(condition.allOf ?? []), ...(condition.anyOf ?? [])].some((part) => part && isAbout(part, key));
