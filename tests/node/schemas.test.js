// The schemas under AJV, in its default strict mode.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { forms, hasCases } from './catalogue.js';
import { disagreement } from './faults.js';

/** AJV as its documentation sets it up; a remark about a schema is a fault. */
function judge(Class) {
  const complain = (...words) => assert.fail(words.join(' '));
  const ajv = new Class({ allErrors: true, logger: { log: complain, warn: complain, error: complain } });
  addFormats.default(ajv);
  return ajv;
}

function* patterns(schema) {
  if (schema === null || typeof schema !== 'object') return;
  if (typeof schema.pattern === 'string') yield schema.pattern;
  for (const part of Object.values(schema)) yield* patterns(part);
}

const drafts = {
  draft7: () => judge(Ajv.default).addFormat('data-url', true),
  draft2020: () => judge(Ajv2020.default),
  jsonForms: () => judge(Ajv.default),
};

for (const [draft, make] of Object.entries(drafts)) {
  test(`${draft}: every schema compiles, and all fit one registry`, () => {
    const ajv = make();
    for (const form of forms) {
      assert.ok(ajv.validateSchema(form[draft]), form.name);
      ajv.compile(form[draft]);
    }
  });

  test(`${draft}: every pattern is a regular expression in Unicode mode`, () => {
    for (const form of forms) {
      for (const pattern of patterns(form[draft])) new RegExp(pattern, 'u');
    }
  });

  test(`${draft}: every case gets the due verdict, at the due field`, { skip: !hasCases }, () => {
    const disagreements = [];
    for (const form of forms) {
      const validate = make().compile(form[draft]);
      for (const testCase of form.cases) {
        validate(testCase.value);
        const fault = disagreement(testCase, validate.errors ?? []);
        if (fault !== undefined) disagreements.push(`${form.name}: ${fault}`);
      }
    }
    assert.deepEqual(disagreements, []);
  });
}

test('the schemas of a form list the same fields', () => {
  const keys = (schema) => Object.keys(schema.properties);
  for (const { name, draft7, draft2020, jsonForms } of forms) {
    assert.deepEqual(draft7.propertyNames.enum, keys(draft2020), name);
    assert.deepEqual(jsonForms.propertyNames.enum, keys(draft2020), name);
    assert.equal(new Set([draft7.$id, draft2020.$id, jsonForms.$id]).size, 3, name);
  }
});
