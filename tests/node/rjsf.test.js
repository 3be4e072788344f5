// The forms in stock RJSF: its widgets as static HTML, and its own way to judge values.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import FormModule from '@rjsf/core';
import { createSchemaUtils, getDefaultFormState, retrieveSchema } from '@rjsf/utils';
import validatorModule from '@rjsf/validator-ajv8';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

import { forms, hasCases } from './catalogue.js';

const Form = FormModule.default ?? FormModule;
const validator = validatorModule.default ?? validatorModule;

const render = ({ draft7, uiSchema }, formData) =>
  renderToStaticMarkup(createElement(Form, { schema: draft7, uiSchema, validator, formData }));

const resolve = (form, formData) => retrieveSchema(validator, form.draft7, form.draft7, formData);

const escape = (text) =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' })[c]);

/** The keys of a form in its order. The twin has it; RJSF's schema needs the UI schema for it. */
const keys = (form) => Object.keys(form.draft2020.properties);

/** The keys of the boxes at the top of the form, in order of appearance. */
function shownKeys(html) {
  const keys = [...html.matchAll(/ id="root_([a-z0-9_]+?)(?:__title|-0)?"/g)].map((match) => match[1]);
  return [...new Set(keys)];
}

/** Valid values of the form, so that every branch is shown at least once. */
const validValues = (form) => form.cases.filter((it) => it.valid).map((it) => it.value);

function check(form, formData) {
  const html = render(form, formData);
  const resolved = resolve(form, getDefaultFormState(validator, form.draft7, formData, form.draft7));
  const order = keys(form).filter((key) => key in resolved.properties);
  const ids = shownKeys(html);
  const places = order.map((key) => ids.indexOf(key));
  assert.ok(!places.includes(-1), `${form.name}: ${order.filter((key) => !ids.includes(key))} not shown`);
  assert.deepEqual(places, [...places].sort((a, b) => a - b), `${form.name}: out of order`);
  for (const key of keys(form).filter((key) => !order.includes(key))) {
    assert.ok(!ids.includes(key), `${form.name}: ${key} is shown`);
  }
  for (const key of order) {
    const { title, type, format } = resolved.properties[key];
    const star = '<span class="required">*</span>';
    const required = resolved.required?.includes(key) ?? false;
    assert.ok(html.includes(escape(title)), `${form.name}: ${key} has no title`);
    // A required toggle has no star: off is a value too. The box that must be ticked has one.
    if (type !== 'boolean') {
      assert.equal(html.includes(`>${escape(title)}${star}<`), required, `${form.name}: star of ${key}`);
    }
    const box = { password: 'password', 'data-url': 'file' }[format];
    // A secret of several lines has a box that keeps the line breaks, which a masked one does not.
    if (box !== undefined && form.uiSchema[key]['ui:widget'] !== 'textarea') {
      const input = html.match(new RegExp(`<input id="root_${key}"[^>]*>`))?.[0] ?? '';
      assert.ok(input.includes(` type="${box}"`), `${form.name}: ${key} is no ${box} box`);
    }
  }
}

test('every form shows its fields in order, with stars, when it is empty', () => {
  for (const form of forms) check(form, undefined);
});

test('every form shows the fields of each valid value', { skip: !hasCases }, () => {
  for (const form of forms) {
    for (const value of validValues(form).filter((_, at) => at % 7 === 0)) check(form, value);
  }
});

test('nothing is chosen for the merchant', () => {
  for (const form of forms) {
    const state = getDefaultFormState(validator, form.draft7, undefined, form.draft7);
    for (const [key, value] of Object.entries(state)) {
      const { default: due, type } = form.draft7.properties[key];
      if (due !== undefined) assert.deepEqual(value, due, `${form.name}: ${key}`);
      else if (type === 'boolean') assert.equal(value, false, `${form.name}: ${key}`);
      else if (type === 'array') {
        // A list that must be filled in starts with one empty row; any other starts with none.
        assert.ok(form.draft7.required.includes(key) && empty(value), `${form.name}: ${key} is ${JSON.stringify(value)}`);
      }
      else assert.fail(`${form.name}: ${key} is ${JSON.stringify(value)}`);
    }
  }
});

/** Whether a list has no items, or only items with nothing in them. */
const empty = (list) => list.every((item) => Object.values(item ?? {}).every((it) => it === false));

test('what is filled in stays', { skip: !hasCases }, () => {
  for (const form of forms) {
    for (const { name, value } of form.cases.filter((it) => it.valid)) {
      // What RJSF makes of the values at each change.
      const state = getDefaultFormState(validator, form.draft7, value, form.draft7);
      for (const key of Object.keys(value)) assert.deepEqual(state[key], value[key], `${form.name}: ${name}: ${key}`);
    }
  }
});

test('RJSF judges every case as AJV does', { skip: !hasCases }, () => {
  const disagreements = [];
  for (const form of forms) {
    for (const testCase of form.cases) {
      // As `Form.validate` does: the conditions are resolved by RJSF, and the rest is judged by AJV.
      const { errors } = validator.validateFormData(testCase.value, resolve(form, testCase.value));
      if ((errors.length === 0) !== testCase.valid) {
        disagreements.push(`${form.name}: ${testCase.name}: ${errors.map((it) => it.stack)}`);
      }
    }
  }
  assert.deepEqual(disagreements, []);
});

test('RJSF drops the value of a hidden field when it omits extra data', { skip: !hasCases }, () => {
  for (const form of forms) {
    const utils = createSchemaUtils(validator, form.draft7);
    for (const { name, value, code, field } of form.cases.filter((it) => it.code === 'hidden')) {
      if (field.lastIndexOf('/') !== 0) continue;
      const kept = utils.omitExtraData(form.draft7, value);
      assert.ok(!(field.slice(1) in kept), `${form.name}: ${name}: ${code}`);
    }
  }
});
