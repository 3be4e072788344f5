// The forms in JSON Forms: what its core says of each control, and its stock renderers as static HTML.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { coreReducer, createAjv, defaultJsonFormsI18nState, getFirstPrimitiveProp, init, isVisible, mapStateToControlProps } from '@jsonforms/core';
import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import { retrieveSchema, schemaRequiresTrueValue } from '@rjsf/utils';
import validatorModule from '@rjsf/validator-ajv8';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

import { forms, hasCases } from './catalogue.js';

const validator = validatorModule.default ?? validatorModule;
const ajv = createAjv();

/** The controls that are shown for these values, top to bottom: key, title, star, and whether it is part of the label. */
function controls(form, data, schema, uischema, path = '', core = undefined) {
  const state = {
    jsonforms: { core: core ?? coreReducer(undefined, init(data, schema, uischema, { ajv })), i18n: defaultJsonFormsI18nState },
  };
  const shown = [];
  const visit = (element) => {
    if (!isVisible(element, data, path, ajv, {})) return;
    if (element.type === 'Control') {
      const { label, required, description } = mapStateToControlProps(state, { uischema: element, schema, path });
      const isInLabel = label.endsWith(' *');
      shown.push({
        key: element.scope.split('/').at(-1),
        title: isInLabel ? label.slice(0, -2) : label,
        hasStar: isInLabel || (required && element.options?.hideRequiredAsterisk !== true),
        isInLabel,
        description,
      });
      assert.ok(!isInLabel || (required && element.options.hideRequiredAsterisk), `${form.name}: ${label}`);
    }
    element.elements?.forEach(visit);
  };
  visit(uischema);
  return shown;
}

/** What stock RJSF shows of an object: the other renderer is the judge of this one. */
function due(schema, data, order, rootSchema) {
  const resolved = retrieveSchema(validator, schema, rootSchema, data);
  return order
    .filter((key) => key in resolved.properties)
    .map((key) => ({ key, title: resolved.properties[key].title, hasStar: hasStar(resolved, key) }));
}

/** A box has a star if it has to be ticked: off is a value too. */
const hasStar = ({ properties, required }, key) =>
  (required?.includes(key) ?? false) && (properties[key].type !== 'boolean' || schemaRequiresTrueValue(properties[key]));

const plain = (shown) => shown.map(({ key, title, hasStar }) => ({ key, title, hasStar }));

function compare(form, data, name) {
  const shown = controls(form, data, form.jsonForms, form.uiJsonForms);
  const expected = due(form.draft7, data, form.uiSchema['ui:order'], form.draft7);
  assert.deepEqual(plain(shown), expected, `${form.name}: ${name}`);
}

test('every form shows the fields of RJSF in order, with its stars, when it is empty', () => {
  for (const form of forms) compare(form, {}, 'empty');
});

test('every form shows the fields of each valid value', { skip: !hasCases }, () => {
  for (const form of forms) {
    for (const { name, value } of form.cases.filter((it) => it.valid)) compare(form, value, name);
  }
});

test('items of a repeated group show the fields of RJSF', { skip: !hasCases }, () => {
  for (const form of forms) {
    for (const { name, value } of form.cases.filter((it) => it.valid)) {
      for (const [key, list] of Object.entries(value)) {
        const detail = find(form.uiJsonForms, key)?.options?.detail;
        if (detail === undefined) continue;
        const [schema, rjsf] = [form.jsonForms, form.draft7].map((it) => property(it, key).items);
        for (const item of list) {
          const shown = controls(form, item, schema, detail);
          const order = form.uiSchema[key].items['ui:order'];
          assert.deepEqual(plain(shown), due(rjsf, item, order, form.draft7), `${form.name}: ${name}: ${key}`);
        }
      }
    }
  }
});

function find(element, key) {
  if (element.scope?.endsWith(`/${key}`)) return element;
  for (const inner of element.elements ?? []) {
    const found = find(inner, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The schema of a field, which may stand in a `then`. */
function property(schema, key) {
  const branches = [schema, ...(schema.allOf ?? []).map((branch) => branch.then ?? {})];
  return branches.find((branch) => key in (branch.properties ?? {})).properties[key];
}

test('every help of RJSF is said of the control', () => {
  for (const form of forms) {
    for (const { key, description } of controls(form, {}, form.jsonForms, form.uiJsonForms)) {
      // The control for files takes text, too, which the widget of RJSF does not.
      const help = (form.uiSchema[key]?.['ui:help'] ?? '').replace(/ ?If you have it as text, save it as a file first\./, '');
      assert.ok((description ?? '').endsWith(help), `${form.name}: ${key}`);
    }
  }
});

test('stock renderers draw each field as what it is', () => {
  const escape = (text) =>
    text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' })[c]);
  for (const form of forms) {
    const html = renderToStaticMarkup(
      createElement(JsonForms, {
        schema: form.jsonForms,
        uischema: form.uiJsonForms,
        data: {},
        renderers: vanillaRenderers,
        cells: vanillaCells,
      }),
    );
    assert.ok(!html.includes('No applicable renderer found'), `${form.name}: ${html}`);
    let secrets = 0;
    for (const { key, title, hasStar, isInLabel } of controls(form, {}, form.jsonForms, form.uiJsonForms)) {
      const { type, oneOf } = property(form.jsonForms, key);
      assert.ok(html.includes(escape(title)), `${form.name}: ${key} has no title`);
      // Of a field that is required at times there are two controls, one of them hidden.
      const twins = JSON.stringify(form.uiJsonForms).split(`/properties/${key}"`).length > 2;
      if ((type !== 'array' || isInLabel) && !twins) {
        const stars = ['*', ' *', '**', ' **'].filter((star) => html.includes(`>${escape(title)}${star}<`));
        assert.deepEqual(stars, hasStar ? [isInLabel ? ' *' : '*'] : [], `${form.name}: star of ${key}`);
      }
      const { format } = find(form.uiJsonForms, key).options ?? {};
      if (format === 'password') secrets += 1;
      for (const { title } of oneOf ?? []) assert.ok(html.includes(escape(title)), `${form.name}: ${key}: ${title}`);
    }
    assert.ok(html.split('type="password"').length - 1 >= secrets, `${form.name}: secrets are shown`);
  }
});

test('a closed item is named by no secret and no file', () => {
  let lists = 0;
  for (const form of forms) {
    for (const [key, { items, type }] of Object.entries(form.jsonForms.properties)) {
      if (type !== 'array' || items.type !== 'object') continue;
      lists += 1;
      const { elementLabelProp } = find(form.uiJsonForms, key).options;
      const name = elementLabelProp ?? getFirstPrimitiveProp(items);
      const { writeOnly = false, format } = items.properties[name] ?? {};
      assert.ok(!writeOnly && format !== 'data-url', `${form.name}: ${key} is named by ${name}`);
    }
  }
  // The catalogue has none.
  assert.ok(lists > 0 || forms.every((form) => form.name !== 'sets/lists'));
});
