// The index of the package.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import Ajv2020 from 'ajv/dist/2020.js';

import { forms, frontend, index, indexSchema } from './catalogue.js';

const inPackage = (file) => import(pathToFileURL(path.join(frontend, file)));

test('the index is what its schema says', () => {
  const validate = new Ajv2020.default({ allErrors: true }).compile(indexSchema);
  assert.ok(validate(index), JSON.stringify(validate.errors));
});

test('the schema of the index is closed', () => {
  const validate = new Ajv2020.default().compile(indexSchema);
  const [provider, ...others] = index.providers;
  assert.equal(validate({ providers: [{ ...provider, surprise: 1 }, ...others] }), false);
});

test('every file that the index names is there', () => {
  for (const { entry } of forms) {
    const { module, schema, schema_2020_12, schema_jsonforms, ui_schema } = entry;
    for (const file of [module, schema, schema_2020_12, schema_jsonforms, ui_schema.rjsf, ui_schema.jsonforms]) {
      assert.ok(existsSync(path.join(frontend, file)), file);
    }
  }
});

test('every form has a digest of its own, in every language', async () => {
  const { digests } = await inPackage('index.js');
  const { locales, standard } = await inPackage('words.js');
  const all = [];
  for (const tag of Object.keys(locales)) {
    const file = tag === standard.locale ? 'digests.json' : `digests.${tag}.json`;
    const found = await digests(tag);
    assert.deepEqual(found, JSON.parse(readFileSync(path.join(frontend, file), 'utf8')));
    assert.deepEqual(Object.keys(found), forms.map((form) => form.name));
    all.push(...Object.values(found));
  }
  for (const digest of all) assert.match(digest, /^[0-9a-f]{16}$/);
  assert.equal(new Set(all).size, all.length);
  assert.deepEqual(await digests('xx'), await digests());
});

test('modules hold what the files beside them do', async () => {
  const { catalogue, forms: loaders } = await inPackage('index.js');
  assert.deepEqual(await catalogue(), index);
  assert.deepEqual(Object.keys(loaders), forms.map((form) => form.name));
  for (const form of forms) {
    const module = await loaders[form.name]();
    assert.equal(module.name, form.name);
    assert.equal(module.title, form.entry.title);
    assert.deepEqual(module.rjsf, { schema: form.draft7, uiSchema: form.uiSchema });
    assert.deepEqual(module.jsonForms, { schema: form.jsonForms, uischema: form.uiJsonForms });
    assert.deepEqual(module.schema2020, form.draft2020);
    assert.equal(module.messages.locale, 'en');
  }
});

test('names that objects inherit are of no form', async () => {
  const { forms: loaders } = await inPackage('index.js');
  for (const name of ['constructor', '__proto__', 'toString']) assert.equal(loaders[name], undefined);
});

test('every form is there in every language, and accepts the same', async () => {
  const { forms: loaders, catalogue } = await inPackage('index.js');
  const { locales, standard } = await inPackage('words.js');
  const further = Object.keys(locales).filter((tag) => tag !== standard.locale);
  assert.ok(further.length > 0);
  // Titles and descriptions as words, not the properties of these names.
  const withoutWords = (value) => {
    if (Array.isArray(value)) return value.map(withoutWords);
    if (value === null || typeof value !== 'object') return value;
    const kept = Object.entries(value).filter(([key, is]) => !(['title', 'description'].includes(key) && typeof is === 'string'));
    return Object.fromEntries(kept.map(([key, is]) => [key, withoutWords(is)]));
  };
  for (const form of forms) {
    for (const tag of further) {
      const module = await loaders[form.name](`${tag}-XX`);
      assert.equal(module.name, form.name);
      assert.equal(module.messages.locale, tag);
      assert.equal(module.messages.words.locale, tag);
      assert.deepEqual(withoutWords(module.rjsf.schema), withoutWords(form.draft7));
      assert.deepEqual(withoutWords(module.jsonForms.schema), withoutWords(form.jsonForms));
      assert.deepEqual(withoutWords(module.schema2020), withoutWords(form.draft2020));
    }
    assert.equal((await loaders[form.name]('xx')).messages.locale, standard.locale);
    assert.equal((await loaders[form.name]('constructor')).messages.locale, standard.locale);
  }
  for (const tag of further) {
    const { providers } = await catalogue(tag);
    assert.deepEqual(providers.map(({ code }) => code), index.providers.map(({ code }) => code));
    const modules = providers.flatMap((provider) => provider.forms.map((form) => form.module));
    for (const module of modules) assert.ok(module.endsWith(`.${tag}.js`) && existsSync(path.join(frontend, module)), module);
    const validate = new Ajv2020.default({ allErrors: true }).compile(indexSchema);
    assert.ok(validate({ providers }), JSON.stringify(validate.errors));
  }
  assert.deepEqual(await catalogue('xx'), index);
});

const translated = 'connectum/h2h_merchant';
const isCatalogue = forms.some((form) => form.name === translated);
test('a translated form has no English title', { skip: !isCatalogue }, async () => {
  const { forms: loaders } = await inPackage('index.js');
  const { rjsf, title } = await loaders[translated]('uk');
  for (const words of [title, ...Object.values(rjsf.schema.properties).map((property) => property.title)]) {
    assert.match(words, /^[А-ЯІЇЄҐ]/);
  }
});
