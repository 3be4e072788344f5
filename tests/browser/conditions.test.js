// Every condition of the catalogue, both ways: what it shows, hides and requires, and that nothing hidden is submitted.
import { forms, renderers } from './catalogue.js';
import { conditions } from './definitions.js';
import { expect, test } from './fixtures.js';
import { FormPage } from './form-page.js';
import { valueOf } from './values.js';

const conditional = forms.filter((form) => conditions(form).length > 0);

test('the catalogue has conditions', () => {
  expect(conditional.map(({ name }) => name)).toEqual(expect.arrayContaining(['fondy/h2h_merchant', 'iboxbank/h2h_merchant']));
});

for (const form of conditional) {
  for (const [at, branch] of conditions(form).entries()) {
    for (const renderer of renderers) {
      const what = branch.else ? 'shows' : 'requires';
      test(`${form.name} ${what} in ${renderer}: ${at}`, async ({ app: page }) => {
        const shown = new FormPage(page, form.name, renderer);
        await shown.open();
        await (branch.else ? hides : requires)(shown, form, branch);
      });
    }
  }
}

async function hides(shown, form, branch) {
  const { page } = shown;
  const dependent = form.fields.filter(({ key }) => key in branch.else.properties);
  const choice = choiceOf(form, branch.if);
  const titles = async () => (await shown.fields()).map(({ title }) => title);
  const always = form.fields.filter((field) => !field.isHidden);

  // Not at first; with the choice; and not without it.
  for (const field of dependent) expect(await titles()).not.toContain(field.title);
  for (const field of always) await shown.fill(field, valueOf(field, form));
  await choice.make(shown);
  for (const field of dependent) await expect(shown.field(field)).toBeVisible();
  const withStars = (await shown.fields()).filter(({ hasStar }) => hasStar).map(({ title }) => title);
  for (const field of dependent) {
    expect(withStars.includes(field.title), `the star of ${field.title}`).toBe(branch.then.required?.includes(field.key) ?? false);
    await shown.fill(field, valueOf(field, form));
  }
  const order = form.fields.map(({ title }) => title);
  expect(await titles()).toEqual((await titles()).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  await choice.undo(shown);
  for (const field of dependent) await expect(shown.field(field)).toHaveCount(0);
  const without = await submitted(shown);
  for (const { key } of dependent) expect(without).not.toHaveProperty(key);
  await expect(page.getByText('Connected.')).toBeVisible();

  // Shown and filled in, they are stored.
  await shown.open();
  for (const field of always) await shown.fill(field, valueOf(field, form));
  await choice.make(shown);
  for (const field of dependent) await shown.fill(field, valueOf(field, form));
  expect(await submitted(shown)).toMatchObject(Object.fromEntries(dependent.map(({ key }) => [key, expect.anything()])));
  await expect(page.getByText('Connected.')).toBeVisible();
  for (const { key } of dependent) await expect(page.locator(`[data-path="${key}"]`)).toBeVisible();
}

async function requires(shown, form, branch) {
  const dependent = form.fields.filter(({ key }) => branch.then.required.includes(key));
  const choice = choiceOf(form, branch.if);
  for (const field of form.fields.filter((field) => !dependent.includes(field) && field.key !== choice.field.key)) {
    await shown.fill(field, valueOf(field, form));
  }
  const hasStar = async (field) => (await shown.fields()).find(({ title }) => title === field.title).hasStar;
  await choice.make(shown);
  for (const field of dependent) await expect.poll(() => hasStar(field)).toBe(true);
  await shown.submit();
  for (const field of dependent) await expect(shown.faults(field)).toHaveText('it is required');
  await expect(shown.allFaults()).toHaveCount(dependent.length);
  await expect(shown.focusIn(dependent[0])).toHaveCount(1);

  await choice.undo(shown);
  for (const field of dependent) await expect.poll(() => hasStar(field)).toBe(false);
  const values = await submitted(shown);
  for (const { key } of dependent) expect(values).not.toHaveProperty(key);
  await expect(shown.page.getByText('Connected.')).toBeVisible();
}

/** How a merchant makes a condition hold, and takes that back. */
function choiceOf(form, condition) {
  if (condition.not) {
    const { field, make, undo } = choiceOf(form, condition.not);
    return { field, make: undo, undo: make };
  }
  const [key] = condition.required;
  const field = form.fields.find((field) => field.key === key);
  const test = condition.properties?.[key];
  if (test === undefined) {
    return { field, make: (shown) => shown.fill(field, valueOf(field, form)), undo: (shown) => shown.clear(field) };
  }
  if (test.const === true) {
    return { field, make: (shown) => shown.fill(field, true), undo: (shown) => shown.fill(field, false) };
  }
  const { title } = field.options.find(({ value }) => value === test.contains.const);
  const box = (shown) => shown.field(field).getByRole('checkbox', { name: title, exact: true });
  const click = async (shown, isOn) => {
    await box(shown).click();
    await expect(box(shown)).toBeChecked({ checked: isOn });
  };
  return { field, make: (shown) => click(shown, true), undo: (shown) => click(shown, false) };
}

/** Submits the form; gives what goes to the backend. */
async function submitted(shown) {
  const request = shown.page.waitForRequest((request) => request.method() === 'POST');
  await shown.submit();
  return (await request).postDataJSON();
}
