// The package's control for files in JSON Forms, on a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { document, window } from './page.js';

import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import FormModule from '@rjsf/core';
import validatorModule from '@rjsf/validator-ajv8';
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';

import { forms } from './catalogue.js';
import { load } from './peers.js';

const { FileControl, fileRenderers, fileTester } = await load('json-forms.js');
const { dataUrl, fileName } = await load('data-url.js');
const { messagesIn, translate } = await load('messages.js');

const FILE = '^data:([a-z]+/[a-z0-9.+-]+)?;(name=[^\\n\\r,;]{1,255};)?base64,([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$';
const schema = {
  type: 'object',
  properties: { key: { type: 'string', title: 'Key', description: 'From the portal.', pattern: FILE } },
  required: ['key'],
};
const messages = {
  locale: 'en',
  fields: { '': {}, key: { required: 'required', file_size: { limit: 10 }, pattern: 'file_url', empty: 'empty_file' } },
};

/** A form with one file on the page, and what becomes of its values. */
async function show({ file = {}, secret, data = {}, ...props } = {}) {
  const uischema = {
    type: 'Control',
    scope: '#/properties/key',
    options: { format: 'data-url', accept: '.p12,.pfx', provspec: { secret, file: { max_size: 10, input: 'upload', ...file } } },
  };
  const page = { values: data };
  const root = createRoot(document.getElementById('root'));
  const form = (others) =>
    createElement(JsonForms, {
      schema,
      uischema,
      data: page.values,
      renderers: [...vanillaRenderers, ...fileRenderers],
      cells: vanillaCells,
      i18n: { translate: translate(messages) },
      onChange: ({ data }) => (page.values = data),
      ...props,
      ...others,
    });
  const again = (others) => act(() => root.render(form(others)));
  await act(() => root.render(form()));
  const find = (selector) => document.querySelector(`#root ${selector}`);
  /** That the form tells its page of this value, which it does a little later. */
  const gives = (url) => eventually(() => assert.equal(page.values.key, url));
  const choose = async (chosen) => {
    const input = find('input[type=file]');
    Object.defineProperty(input, 'files', { value: [chosen], configurable: true });
    await act(() => input.dispatchEvent(new Event('change', { bubbles: true })));
  };
  const type = async (text) => {
    const box = find('textarea');
    Object.getOwnPropertyDescriptor(window.HTMLTextAreaElement.prototype, 'value').set.call(box, text);
    await act(() => box.dispatchEvent(new Event('input', { bubbles: true })));
  };
  const close = () => act(() => root.unmount());
  return { find, choose, type, gives, again, close };
}

/** Lets the page go on until what is due is there. */
async function eventually(check) {
  for (let round = 0; ; round += 1) {
    await act(() => new Promise((done) => setTimeout(done, 5)));
    try {
      return check();
    } catch (error) {
      if (round === 1000) throw error;
    }
  }
}

/** That a box comes to be described by this, among others. */
const says = (find, box, text) => eventually(() => assert.ok(described(find(box)).includes(text)));

/** The texts that a box is described by. */
const described = (box) =>
  box.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent);

test('a file has a label with a star, help and a fault, and its box tells of them', async () => {
  const { find, close } = await show();
  const input = find('input');
  assert.equal(find('label').textContent, 'Key*');
  assert.equal(find('label').htmlFor, input.id);
  assert.equal(input.type, 'file');
  assert.equal(input.accept, '.p12,.pfx');
  assert.ok(input.required);
  assert.equal(input.getAttribute('aria-invalid'), 'true');
  assert.deepEqual(described(input), ['From the portal.', 'it is required']);
  await close();
});

test('a chosen file becomes a URL with its name, and is taken out again', async () => {
  const { find, choose, gives, close } = await show();
  await choose(new File(['hello'], 'my key.p12', { type: 'application/x-pkcs12' }));
  await gives('data:application/x-pkcs12;name=my%20key.p12;base64,aGVsbG8=');
  assert.equal(find('input').getAttribute('aria-invalid'), 'false');
  assert.deepEqual(described(find('input')), ['From the portal.', 'my key.p12']);
  const button = find('button');
  assert.equal(button.getAttribute('aria-label'), 'Remove: Key');
  await act(() => button.click());
  await gives(undefined);
  assert.equal(find('button'), null);
  assert.equal(document.activeElement, find('input'));
  await close();
});

test('a file that is too large is not read', async () => {
  const { find, choose, gives, close } = await show({ data: { key: 'data:;name=old;base64,QQ==' } });
  const large = new File(['x'.repeat(11)], 'large.p12');
  large.arrayBuffer = () => assert.fail('it is read');
  await choose(large);
  await gives(undefined);
  await says(find, 'input', 'it is larger than 10 bytes');
  await choose(new File(['x'], 'small.p12', { type: 'text/plain' }));
  await gives('data:text/plain;name=small.p12;base64,eA==');
  assert.equal(find('.validation').textContent, '');
  await close();
});

test('a file that cannot be read is said to be so', async () => {
  const { find, choose, close } = await show();
  const gone = new File(['x'], 'gone.p12');
  gone.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
  await choose(gone);
  await says(find, 'input', 'it cannot be read');
  await close();
});

test('the file that was chosen last counts', async () => {
  const { choose, gives, close } = await show();
  const slow = new File(['x'], 'slow.p12');
  let finish;
  slow.arrayBuffer = () => new Promise((done) => (finish = () => done(new ArrayBuffer(1))));
  await choose(slow);
  await choose(new File(['y'], 'fast.p12', { type: 'text/plain' }));
  const url = 'data:text/plain;name=fast.p12;base64,eQ==';
  await gives(url);
  await act(finish);
  await gives(url);
  await close();
});

test('an empty file is said to be so', async () => {
  const { find, choose, close } = await show();
  await choose(new File([], 'empty.p12'));
  await says(find, 'input', 'it is empty');
  await close();
});

test('what is stored is shown by its name only', async () => {
  const { find, close } = await show({ secret: true, data: { key: 'data:text/plain;name=a%3Cb.pem;base64,c2VjcmV0' } });
  assert.equal(find('.file span').textContent, 'a<b.pem');
  const { innerHTML } = document.getElementById('root');
  for (const trace of ['c2VjcmV0', 'secret', '<img', '<a ']) assert.ok(!innerHTML.includes(trace), trace);
  await close();
});

test('a form that is only read changes nothing', async () => {
  const { find, close } = await show({ readonly: true, data: { key: 'data:;name=a;base64,QQ==' }, file: { input: 'either' } });
  for (const box of ['input', 'textarea', 'button']) assert.ok(find(box).disabled, box);
  await close();
});

test('a text is pasted where merchants have it so', async () => {
  const { find, type, gives, close } = await show({ file: { input: 'paste' } });
  assert.equal(find('input'), null);
  assert.equal(find('label').htmlFor, find('textarea').id);
  await type('ключ\n');
  await gives('data:text/plain;base64,0LrQu9GO0YcK');
  assert.deepEqual(described(find('textarea')), ['From the portal.', 'a text']);
  await type('12345678901');
  await gives(undefined);
  await says(find, 'textarea', 'it is larger than 10 bytes');
  await type(' ');
  await says(find, 'textarea', 'it is required');
  await close();
});

test('a secret does not stay in the box that it was pasted to', async () => {
  const { find, type, gives, close } = await show({ secret: true, file: { input: 'either' } });
  assert.equal(find('textarea').getAttribute('aria-label'), 'Key: or its text');
  await type('secret');
  await gives('data:text/plain;base64,c2VjcmV0');
  assert.equal(find('textarea').value, 'secret');
  await act(() => find('textarea').dispatchEvent(new window.FocusEvent('focusout', { bubbles: true })));
  assert.equal(find('textarea').value, '');
  await gives('data:text/plain;base64,c2VjcmV0');
  await close();
});

test('what was typed is not shown in another form', async () => {
  const { find, type, gives, again, close } = await show({ file: { input: 'paste' } });
  await type('secret');
  await gives('data:text/plain;base64,c2VjcmV0');
  await again({ schema: { ...schema, $id: 'urn:test:other' }, data: {} });
  assert.equal(find('textarea').value, '');
  await close();
});

test('its own words are those of the language', async () => {
  const own = await messagesIn(messages, 'uk');
  const skip = own.locale !== 'uk';
  const { find, choose, close } = await show({ i18n: { translate: translate(own) } });
  await choose(new File(['x'], 'a.p12'));
  await eventually(() => assert.equal(find('button')?.textContent, skip ? 'Remove' : 'Вилучити'));
  await choose(new File(['x'.repeat(11)], 'large.p12'));
  await says(find, 'input', skip ? 'it is larger than 10 bytes' : 'файл більший за 10 байтів');
  await close();
});

test('URLs are those of RJSF', async () => {
  const Form = FormModule.default ?? FormModule;
  const validator = validatorModule.default ?? validatorModule;
  const properties = { file: { type: 'string', format: 'data-url' } };
  for (const [bytes, name, type] of [
    [[0, 255, 10, 13], 'a key (1).p12', 'application/x-pkcs12'],
    [[0x41], "ключ, it's;1.pem", 'text/plain'],
  ]) {
    const root = createRoot(document.getElementById('root'));
    let seen;
    const props = { schema: { type: 'object', properties }, validator, onChange: ({ formData }) => (seen = formData.file) };
    await act(() => root.render(createElement(Form, props)));
    const input = document.querySelector('#root input[type=file]');
    const chosen = new window.File([new window.Uint8Array(bytes)], name, { type });
    Object.defineProperty(input, 'files', { value: [chosen], configurable: true });
    await act(() => input.dispatchEvent(new Event('change', { bubbles: true })));
    await eventually(() => assert.ok(seen));
    assert.equal(await dataUrl(new File([new Uint8Array(bytes)], name, { type })), seen);
    await act(() => root.unmount());
  }
});

test('names and types that no schema would take are made to fit', async () => {
  const url = async (name, type) => {
    const made = await dataUrl(new File(['A'], name, { type }));
    assert.match(made, new RegExp(FILE, 'u'));
    return made;
  };
  assert.equal(await url('a.pem', ''), 'data:application/octet-stream;name=a.pem;base64,QQ==');
  assert.equal(await url('a.pem', 'text/plain;charset=utf-8'), 'data:application/octet-stream;name=a.pem;base64,QQ==');
  assert.equal(await url('', 'text/plain'), 'data:text/plain;base64,QQ==');
  const long = await url(`${'ї'.repeat(300)}.key`, 'text/plain');
  assert.equal(fileName(long), `${'ї'.repeat(41)}.key`);
  // Half a pair of surrogates, which file systems let pass.
  const broken = Object.defineProperty(new File(['A'], ''), 'name', { value: '\ud800.key' });
  assert.equal(fileName(await dataUrl(broken)), '_.key');
});

test('names that are not encoded as they should be are shown as they are', () => {
  assert.equal(fileName('data:;name=100%.txt;base64,QQ=='), '100%.txt');
  assert.equal(fileName('data:text/plain;base64,QQ=='), undefined);
  assert.equal(fileName('anything'), undefined);
});

test('it is the control of every file of the catalogue, and of nothing else', () => {
  const visit = (form, element) => {
    if (element.type === 'Control') {
      const isFile = element.options?.provspec?.file !== undefined;
      assert.equal(fileTester(element) > 0, isFile, `${form.name}: ${element.scope}`);
    }
    element.elements?.forEach((inner) => visit(form, inner));
    if (element.options?.detail) visit(form, element.options.detail);
  };
  for (const form of forms) visit(form, form.uiJsonForms);
  assert.equal(fileRenderers[0].renderer, FileControl);
});
