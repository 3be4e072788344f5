// What goes to a backend: the values of a form without those that it hides.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { createSchemaUtils, getDefaultFormState } from '@rjsf/utils';
import validatorModule from '@rjsf/validator-ajv8';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { forms, frontend, hasCases } from './catalogue.js';

const { submission } = await import(pathToFileURL(path.join(frontend, 'submission.js')));
const validator = validatorModule.default ?? validatorModule;

const judge = (Class, schema) => {
  const ajv = new Class({ allErrors: true, strict: false, logger: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
};
const submit = (form, values) => submission({ schema2020: form.draft2020 }, values);

test('no form has a condition that cannot be told', () => {
  for (const form of forms) submit(form, {});
});

test('what is valid stays as it is', { skip: !hasCases }, () => {
  for (const form of forms) {
    for (const { name, value } of form.cases.filter((it) => it.valid)) {
      assert.deepEqual(submit(form, value), value, `${form.name}: ${name}`);
    }
  }
});

test('without what is hidden, every schema takes it', { skip: !hasCases }, () => {
  let count = 0;
  for (const form of forms) {
    const validate = ['draft7', 'jsonForms', 'draft2020'].map((flavour) =>
      judge(flavour === 'draft2020' ? Ajv2020.default : Ajv.default, form[flavour]),
    );
    for (const { name, value } of form.cases.filter((it) => it.code === 'hidden')) {
      const sent = submit(form, value);
      count += 1;
      for (const accepts of validate) assert.ok(accepts(sent), `${form.name}: ${name}: ${JSON.stringify(accepts.errors)}`);
    }
  }
  assert.ok(count > 0);
});

test('it is what RJSF submits', { skip: !hasCases }, () => {
  for (const form of forms) {
    const utils = createSchemaUtils(validator, form.draft7);
    for (const { name, value } of form.cases.filter((it) => it.valid || it.code === 'hidden')) {
      assert.deepEqual(submit(form, value), utils.omitExtraData(form.draft7, value), `${form.name}: ${name}`);
    }
  }
});

test('boxes that nobody has touched are off in both', () => {
  for (const form of forms) {
    const rjsf = getDefaultFormState(validator, form.draft7, {}, form.draft7);
    const flags = (values) => Object.entries(submit(form, values)).filter(([, value]) => typeof value === 'boolean');
    const due = flags(rjsf).filter(([key]) => form.draft2020.required?.includes(key));
    for (const [key, value] of due) assert.equal(submit(form, {})[key] ?? false, value, `${form.name}: ${key}`);
  }
});

const condition = (key, value) => ({ properties: { [key]: { const: value } }, required: [key] });
const hides = (condition, ...keys) => ({
  if: condition,
  else: { properties: Object.fromEntries(keys.map((key) => [key, { not: {} }])) },
});

test('a value goes after those that decide about it', () => {
  const text = { type: 'string' };
  const schema2020 = {
    type: 'object',
    properties: { mode: text, a: text, b: text, c: text },
    allOf: [
      hides({ required: ['b'] }, 'c'),
      hides({ not: { required: ['a'] } }, 'b'),
      hides(condition('mode', 'live'), 'a'),
    ],
  };
  const all = (mode) => ({ mode, a: '1', b: '1', c: '1' });
  assert.deepEqual(submission({ schema2020 }, all('test')), { mode: 'test', b: '1', c: '1' });
  assert.deepEqual(submission({ schema2020 }, all('live')), { mode: 'live', a: '1' });
});

test('boxes, items and what is wrong', () => {
  const item = {
    type: 'object',
    properties: { kind: { type: 'string' }, extra: { type: 'string' } },
    allOf: [hides(condition('kind', 'x'), 'extra')],
  };
  const schema2020 = {
    type: 'object',
    properties: {
      toggle: { type: 'boolean' },
      maybe: { type: 'boolean' },
      agreed: { type: 'boolean', enum: [true] },
      items: { type: 'array', items: item },
    },
    required: ['toggle', 'agreed'],
  };
  const submit = (values) => submission({ schema2020 }, values);
  assert.deepEqual(submit(undefined), { toggle: false });
  assert.deepEqual(submit({ agreed: false, maybe: undefined }), { toggle: false });
  assert.deepEqual(submit({ toggle: true, agreed: true, maybe: false }), { toggle: true, agreed: true, maybe: false });
  const items = [{ kind: 'x', extra: '1' }, { kind: 'y', extra: '1' }, 7];
  assert.deepEqual(submit({ items }).items, [{ kind: 'x', extra: '1' }, { kind: 'y' }, 7]);
  // What the form does not know is a fault, and no one's to hide.
  assert.deepEqual(submit({ surprise: 1 }), { surprise: 1, toggle: false });
  const proto = JSON.parse('{"__proto__": 1}');
  assert.deepEqual(Object.keys(submit(proto)), ['__proto__', 'toggle']);
});
