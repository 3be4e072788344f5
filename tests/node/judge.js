// A judge of values, for tests/combinations: a line of JSON in, a line of JSON out.
//
//   {"form": [schema for RJSF, schema for JSON Forms, schema of 2020-12]}  →  "ready"
//   {"turn": 7, "values": [value, …]}  →  [[verdict of draft-07, verdict of 2020-12], …]
//
// A verdict is null, or the places of what is wrong. The two schemas of draft-07 take turns.
import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';

import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { place } from './faults.js';

const complain = (...words) => assert.fail(words.join(' '));
const options = { allErrors: true, logger: { log: complain, warn: complain, error: complain } };

function compile(Class, schema) {
  const ajv = new Class(options).addFormat('data-url', true);
  addFormats.default(ajv);
  return ajv.compile(schema);
}

function verdict(validate, value) {
  if (validate(value)) return null;
  return [...new Set(validate.errors.map(place).filter((it) => it !== undefined))];
}

let form;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const asked = JSON.parse(line);
  let answer;
  if (asked.form) {
    const [rjsf, jsonForms, draft2020] = asked.form;
    form = {
      draft7: [compile(Ajv.default, rjsf), compile(Ajv.default, jsonForms)],
      draft2020: compile(Ajv2020.default, draft2020),
    };
    answer = 'ready';
  } else {
    answer = asked.values.map((value, at) => [
      verdict(form.draft7[(asked.turn + at) % 2], value),
      verdict(form.draft2020, value),
    ]);
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
