// Every form in both renderers: what it shows, what it refuses, what it submits, and what the backend makes of it.
import { readFileSync } from 'node:fs';

import { forms, isCommon, renderers } from './catalogue.js';
import { expect, test, violations } from './fixtures.js';
import { FormPage } from './form-page.js';
import { sent, valueOf } from './values.js';

for (const form of forms) {
  for (const renderer of renderers) {
    test(`${form.name} in ${renderer}`, async ({ app: page }) => {
      const shown = new FormPage(page, form.name, renderer);
      await shown.open();
      await showsItsFields(shown, form);
      // The guide beside it is the same for both.
      expect(await violations(page, renderer === 'rjsf' ? 'html' : '[data-form]')).toEqual([]);
      await refusesNothing(shown, form);
      expect(await violations(page, '[data-form]')).toEqual([]);
      await fillIn(shown, form);
      await refusesWithoutEach(shown, form);
      await showsWhatTheBackendSays(shown, form);
      await isStored(shown, form);
    });
  }
}

/** The fields of the form that are shown without a choice. */
const atFirst = (form) => form.fields.filter((field) => !field.isHidden);

/** The fields of the corpus, in its order, with its stars; those of no provider where the schema has them. */
async function showsItsFields(shown, form) {
  const fields = await shown.fields();
  const seen = new Map(fields.map((field) => [field.title, field]));
  expect(fields.map(({ title }) => title)).toEqual(atFirst(form).map(({ title }) => title));

  const own = form.fields.filter((field) => !isCommon(field));
  expect(own.map(({ title }) => title)).toEqual(form.account.fields.map(({ title }) => title));
  expect(form.fields.filter(isCommon).map(({ key }) => key).sort()).toEqual(form.account.common.toSorted());

  for (const { title, hasStar, control } of form.account.fields.filter(({ title }) => seen.has(title))) {
    const { isRequiredAtTimes } = requiredAtTimes(form, title);
    if (!isRequiredAtTimes) expect(seen.get(title).hasStar, `the star of ${title}`).toBe(hasStar);
    if (control === 'password') expect(seen.get(title).type, title).toBe('password');
    if (control === 'file') expect(seen.get(title).type, title).toBe('file');
  }
  for (const field of atFirst(form)) {
    const { hasStar, type, autocomplete, accept } = seen.get(field.title);
    if (!requiredAtTimes(form, field.title).isRequiredAtTimes) expect(hasStar, `the star of ${field.title}`).toBe(field.hasStar);
    if (field.isSecret && field.kind === 'text') {
      expect(type, field.title).toBe('password');
      expect(['off', 'new-password'], field.title).toContain(autocomplete);
    }
    if (field.kind === 'file') expect([type, accept], field.title).toEqual(['file', field.accept ?? '']);
    if (field.options) expect(await shown.options(field), field.title).toEqual(field.options.map(({ title }) => title));
  }
}

/** Whether a condition decides about the star. */
function requiredAtTimes(form, title) {
  const key = form.fields.find((field) => field.title === title)?.key;
  return { isRequiredAtTimes: (form.schema.allOf ?? []).some((branch) => branch.then?.required?.includes(key)) };
}

/** An empty form says of each required field that it is, of no other anything, and submits nothing. */
async function refusesNothing(shown, form) {
  const submissions = recordSubmissions(shown.page);
  await shown.submit();
  await expect(shown.page.getByRole('status').getByText('Not saved.')).toBeVisible();
  for (const field of due(form, shown.renderer)) {
    await expect(shown.faults(field), field.title).toHaveText(untouched(field, shown.renderer));
  }
  await expect(shown.allFaults()).toHaveCount(due(form, shown.renderer).length);
  await expect(shown.focusIn(due(form, shown.renderer)[0])).toHaveCount(1);
  expect(submissions()).toEqual([]);
}

/** The fields without which an otherwise empty form is refused. */
const due = (form, renderer) =>
  atFirst(form).filter(({ key, hasStar, schema }) => {
    const isDue = (form.schema.allOf ?? []).some((branch) => branch.if.not && branch.then?.required?.includes(key));
    // RJSF fills in defaults.
    return (hasStar && (schema.default === undefined || renderer === 'json-forms')) || isDue;
  });

/** What a control is called that was left empty, where that is not the same as none. */
const EMPTY = { box: 'it is not ticked', list: 'at least one is needed' };

/** RJSF takes a control that nobody has touched for one that was left empty. */
const untouched = (field, renderer) => (renderer === 'rjsf' && EMPTY[field.kind]) || 'it is required';

const canBeMissing = ({ hasStar, kind, isHidden, schema }, renderer) =>
  hasStar && !isHidden && kind !== 'radio' && (schema.default === undefined || renderer === 'json-forms');

async function fillIn(shown, form) {
  for (const field of atFirst(form)) await shown.fill(field, valueOf(field, form));
  await expect(shown.allFaults()).toHaveCount(0);
}

/**
 * Without one required field, the fault is below that field, and nothing is submitted. Radio buttons cannot be unset, nor
 * can what RJSF has a default for.
 */
async function refusesWithoutEach(shown, form) {
  const submissions = recordSubmissions(shown.page);
  for (const field of form.fields.filter((field) => canBeMissing(field, shown.renderer))) {
    await shown.clear(field);
    await shown.submit();
    await expect(shown.faults(field), field.title).toHaveText(EMPTY[field.kind] ?? 'it is required');
    await expect(shown.focusIn(field)).toHaveCount(1);
    await expect(shown.allFaults()).toHaveCount(1);
    await shown.fill(field, valueOf(field, form));
    await expect(shown.allFaults()).toHaveCount(0);
  }
  expect(submissions()).toEqual([]);
}

/** Faults that only a backend finds stand below their fields, and leave when the fields change. */
async function showsWhatTheBackendSays(shown, form) {
  const { page } = shown;
  const errors = atFirst(form).map(({ key, title }) => ({ path: key, code: 'backend', message: `not <b>this</b> ${title}` }));
  await page.route('**/api/connections/**', (route) => route.fulfill({ status: 422, json: { errors } }), { times: 1 });
  await shown.submit();
  for (const field of atFirst(form)) await expect(shown.faults(field)).toHaveText(`not <b>this</b> ${field.title}`);
  await expect(shown.allFaults()).toHaveCount(errors.length);
  await expect(shown.focusIn(atFirst(form)[0])).toHaveCount(1);
}

/** What was filled in is what is submitted; the backend stores it, and shows it without its secrets. */
async function isStored(shown, form) {
  const { page } = shown;
  const request = page.waitForRequest((request) => request.method() === 'POST');
  await shown.submit();
  const submitted = (await request).postDataJSON();
  expect(Object.keys(submitted).toSorted()).toEqual(atFirst(form).map(({ key }) => key).toSorted());
  await expect(page.getByRole('alert').getByText('Connected.')).toBeVisible();
  const stored = await page.getByRole('table', { name: 'What is stored' }).innerText();
  for (const field of atFirst(form)) {
    const value = valueOf(field, form);
    if (field.kind === 'file') {
      expect(submitted[field.key]).toContain(readFileSync(value).toString('base64'));
    } else {
      expect(submitted[field.key], field.title).toEqual(sent(field, value));
    }
    const cell = page.locator(`[data-path="${field.key}"]`);
    if (field.kind === 'file') await expect(cell).toContainText('bytes');
    else if (field.isSecret) await expect(cell).toHaveText('Stored');
    else if (field.kind === 'box') await expect(cell).toHaveText('Yes');
    else await expect(cell).toHaveText([value].flat().join(', '));
  }
  for (const field of atFirst(form).filter((field) => field.isSecret && field.kind === 'text')) {
    const value = valueOf(field, form);
    const isSeen = form.fields.some((other) => !other.isSecret && valueOf(other, form) === value);
    if (!isSeen) expect(stored, field.title).not.toContain(value);
  }
}

/** What has been submitted since. */
function recordSubmissions(page) {
  const submissions = [];
  page.on('request', (request) => request.method() === 'POST' && submissions.push(request.postData()));
  return () => submissions;
}
