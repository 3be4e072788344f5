// The words of the package are those of a backend: for every fault, by code and place.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { createAjv, getControlPath } from '@jsonforms/core';
import { retrieveSchema } from '@rjsf/utils';
import validatorModule from '@rjsf/validator-ajv8';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { forms, frontend } from './catalogue.js';

const inPackage = (file) => import(pathToFileURL(path.join(frontend, file)));
const { byPath, explain, faults, messagesIn, transformErrors, translate } = await inPackage('messages.js');

const { say } = await inPackage('template.js');
const { locales } = await inPackage('words.js');
/** The words of each language. */
const words = {};
for (const [locale, load] of Object.entries(locales)) words[locale] = (await load()).default;

const validator = validatorModule.default ?? validatorModule;

const judge = (Class, options) => {
  const ajv = new Class({ allErrors: true, strict: false, logger: false, ...options });
  addFormats.default(ajv);
  return ajv;
};

const known = forms.filter((form) => form.faults !== undefined);
const skip = known.length === 0;

/** What a backend says, without the parameters. An item that is no object is named by its path in both. */
const due = (answers, locale = 'en') => answers.map(({ path, code, in: words }) => ({ path, code, message: words[locale] }));

for (const [flavour, Class] of [['draft7', Ajv.default], ['jsonForms', Ajv.default], ['draft2020', Ajv2020.default]]) {
  test(`${flavour}: the words at each field are those of the backend`, { skip }, async () => {
    let compared = 0;
    for (const form of known) {
      const { messages } = await inPackage(form.entry.module);
      const validate = judge(Class).compile(form[flavour]);
      for (const { name, value } of form.cases) {
        validate(value);
        compared += 1;
        assert.deepEqual(faults(validate.errors, messages, value), due(form.faults[name]), `${form.name}: ${name}`);
      }
    }
    assert.ok(compared > 100);
  });
}

test('every language says what the backend says in it', { skip }, async () => {
  const said = new Set();
  for (const form of known) {
    const standard = (await inPackage(form.entry.module)).messages;
    const validate = judge(Ajv.default).compile(form.draft7);
    for (const locale of Object.keys(words)) {
      const messages = await messagesIn(standard, locale);
      for (const { name, value } of form.cases) {
        validate(value);
        assert.deepEqual(faults(validate.errors, messages, value), due(form.faults[name], locale), `${form.name}: ${name}`);
        for (const { message } of faults(validate.errors, messages, value)) said.add(message);
      }
    }
  }
  assert.ok(said.size > 20);
});

test('errors that hold the value need no other', { skip }, async () => {
  for (const form of known) {
    const { messages } = await inPackage(form.entry.module);
    const validate = judge(Ajv.default, { verbose: true }).compile(form.draft7);
    for (const { name, value } of form.cases) {
      validate(value);
      assert.deepEqual(faults(validate.errors, messages), due(form.faults[name]), `${form.name}: ${name}`);
    }
  }
});

test('the words of a page are by path, whoever found the faults', { skip }, async () => {
  for (const form of known) {
    const { messages } = await inPackage(form.entry.module);
    const validate = judge(Ajv.default).compile(form.draft7);
    for (const { name, value } of form.cases) {
      validate(value);
      assert.deepEqual(explain(validate.errors, messages, value), byPath(due(form.faults[name])), `${form.name}: ${name}`);
    }
  }
});

test('a language that is not known is the one that is there from the start', async () => {
  const messages = { locale: 'en', fields: { '': {}, pin: { max_length: { limit: 21 } } } };
  const errors = [{ keyword: 'maxLength', instancePath: '/pin', schemaPath: '', params: {} }];
  const said = async (locale) => {
    const own = await messagesIn(messages, locale);
    return [own.locale, faults(errors, own)[0].message];
  };
  const english = ['en', 'it has more than 21 characters'];
  assert.deepEqual(await said('xx'), english);
  assert.deepEqual(await said('en-GB'), english);
  assert.deepEqual(await said('constructor'), english);
  if ('uk' in words) assert.deepEqual(await said('uk-UA'), ['uk', 'тут більше ніж 21 символ']);
});

test('every language fills in what it has places for, by its own rules', () => {
  const parameters = {
    limit: 8192, count: 2, pattern: '^a$', description: '$& {limit}', prefix: "$'", other: '«»', suffix: '-x', title: 'T',
    mode: 'test', expected: 'text',
  };
  for (const [locale, table] of Object.entries(words)) {
    for (const name of Object.keys(table.words)) {
      const text = say({ ...parameters, name }, 'code', table);
      assert.ok(!/[{}]/.test(text.replace('{limit}', '')), `${locale}: ${name}: ${text}`);
    }
    assert.equal(say({ name: 'format', description: '$& {limit}' }, '', table).includes('$& {limit}'), true, locale);
  }
});

test('no error is no fault', () => {
  const messages = { locale: 'en', fields: {} };
  assert.deepEqual(faults(null, messages), []);
  assert.deepEqual(faults(undefined, messages), []);
  assert.deepEqual({ ...explain([], messages) }, {});
});

test('RJSF shows one error a field, in the words of the backend', { skip }, async () => {
  for (const form of known) {
    const { messages } = await inPackage(form.entry.module);
    for (const { name, value } of form.cases.filter((it) => typeof it.value === 'object' && it.value !== null)) {
      const resolved = retrieveSchema(validator, form.draft7, form.draft7, value);
      const { errors } = validator.validateFormData(value, resolved, undefined, transformErrors(messages));
      const found = errors.map(({ property, message }) => [property.replace(/^\./, ''), message]);
      const words = form.faults[name].map(({ path, message }) => [path.replaceAll(/\[(\d+)\]/g, '.$1'), message]);
      // RJSF does not keep what AJV saw, so that an empty file counts as none.
      const file = ([at, message]) => [at, message.replace('it is not a base64 `data:` URL', 'it is empty')];
      assert.deepEqual(found.map(file), words.map(file), `${form.name}: ${name}`);
    }
  }
});

test('JSON Forms shows one error a field, in the words of the backend', { skip }, async () => {
  for (const form of known) {
    const { messages } = await inPackage(form.entry.module);
    const validate = createAjv().compile(form.jsonForms);
    const say = translate(messages);
    assert.equal(say('account.label', 'Account'), 'Account');
    for (const { name, value } of form.cases) {
      validate(value);
      for (const { path, message } of form.faults[name].filter((it) => /^\w+$/.test(it.path))) {
        const errors = (validate.errors ?? []).filter((error) => getControlPath(error).split('.')[0] === path);
        // An unknown key has no control.
        if (errors.length > 0) assert.equal(say(`${path}.error.custom`, undefined, { errors }), message, `${form.name}: ${name}`);
      }
    }
  }
});
