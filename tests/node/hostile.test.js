// Texts of a spec that mean something in HTML, JavaScript, JSON or a comment: nothing is lost of them, and nothing runs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import Ajv from 'ajv';

import { forms, frontend, index } from './catalogue.js';

const name = 'hostile/merchant';
const skip = !forms.some((form) => form.name === name);
const read = (file) => readFileSync(file, 'utf8');
const inPackage = (file) => path.join(frontend, file);
const load = (file) => import(pathToFileURL(inPackage(file)));

/** The spec is JSON below a comment. */
const spec = JSON.parse(read(new URL('../extensions/specs/hostile.yaml', import.meta.url)).replace(/^#.*$/m, ''));
const { plain, choice, file } = spec.fields;
const account = spec.accounts.merchant;
/** A text with marks: back-ticks around code. */
const unmarked = (text) => text.replaceAll('`', '');

test('the texts are worth a test', () => {
  for (const part of ['"', "'", '`', '${', '</script>', '<!--', '*/', '\\', '\u2028', '\u202e', '😀', '@', '$&']) {
    assert.ok(plain.title.includes(part), part);
  }
});

test('a module has the texts of the spec', { skip }, async () => {
  const form = await load(`${name}.js`);
  const { properties } = form.rjsf.schema;
  assert.equal(form.title, account.title);
  assert.equal(form.rjsf.schema.title, account.title);
  assert.equal(form.rjsf.schema.description, unmarked(account.description));
  assert.equal(properties.plain.description, `${unmarked(plain.description)} Format: ${plain.pattern_description}.`);
  assert.equal(form.rjsf.uiSchema.plain['ui:placeholder'], plain.example);
  assert.equal(form.rjsf.uiSchema.file['ui:help'], `The file is named ${file.file_name}.`);
  for (const { properties } of [form.rjsf.schema, form.jsonForms.schema, form.schema2020]) {
    assert.equal(properties.plain.title, plain.title);
    assert.deepEqual(properties.plain.examples, [plain.example]);
    assert.equal(properties.plain.pattern, plain.pattern.replaceAll('\n', '\\n').replaceAll('\r', '\\r'));
    assert.equal(properties.file.title, file.title);
    const { one, two } = choice.options;
    assert.deepEqual(
      properties.choice.oneOf.map(({ title, description }) => ({ title, description })),
      [{ title: one.title, description: unmarked(one.description) }, { title: two, description: undefined }],
    );
  }
});

test('what is wrong is told in the words of the spec', { skip }, async () => {
  const { explain } = await load('messages.js');
  const { messages, rjsf } = await load(`${name}.js`);
  const validate = new Ajv.default({ allErrors: true, validateFormats: false }).compile(rjsf.schema);
  const values = { plain: 'two\nlines' };
  validate(values);
  const words = `it does not have the right format: ${plain.pattern_description}`;
  assert.deepEqual(explain(validate.errors, messages, values).plain, [words]);
});

test('the catalogue has the texts of the spec', { skip }, async () => {
  const { catalogue } = await load('index.js');
  for (const { providers } of [await catalogue(), index]) {
    const provider = providers.find(({ code }) => code === 'hostile');
    assert.equal(provider.name, spec.name);
    assert.equal(provider.description, spec.description);
    assert.equal(provider.forms[0].title, account.title);
  }
});

test('no module ends the script that it is put into', { skip }, () => {
  for (const module of [`${name}.js`, 'catalogue.js', 'index.js']) {
    assert.ok(!/<(\/script|!--|script)/i.test(read(inPackage(module))), module);
  }
});

test('comments of the types have the texts of the spec, and end where they should', { skip }, () => {
  const types = read(inPackage(`${name}.d.ts`));
  const comments = [...types.matchAll(/\/\*\*(.*?)\*\//gs)].map(([, text]) =>
    text.replaceAll(/^ *\* ?/gm, '').replaceAll('*\\/', '*/').replaceAll('\\@', '@').replaceAll(/\s+/g, ' ').trim(),
  );
  const spoken = (text) => text.replaceAll(/\s+/g, ' ');
  for (const text of [plain.title, unmarked(plain.description), plain.pattern_description, choice.title, file.title]) {
    assert.ok(comments.some((comment) => comment.includes(spoken(text))), text);
  }
  const rest = types.replaceAll(/\/\*\*.*?\*\//gs, '');
  assert.ok(!/[`$<>\\@]/.test(rest.replace(/FormModule<[^>]*>/, '')), rest);
});
