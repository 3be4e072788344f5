// The index of the package.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
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

test('every form has a digest of its own', () => {
  const digests = forms.map((form) => form.entry.content);
  for (const digest of digests) assert.match(digest, /^[0-9a-f]{16}$/);
  assert.equal(new Set(digests).size, forms.length);
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
