// What a merchant does with a form, step by step: fields are named by their paths in what is submitted.
import { expect } from '@playwright/test';

import { FormPage } from './form-page.js';
import { List } from './list.js';

export class Scenario {
  constructor(page, form, renderer) {
    this.page = page;
    this.form = form;
    this.renderer = renderer;
    this.shown = new FormPage(page, form.name, renderer);
    this.submissions = [];
    /** The keys of the files that are there. */
    this.files = new Set();
  }

  /** Opens the form, empty. No backend has it: each submission is kept, and refused for no field. */
  async open() {
    await this.page.route('**/api/connections/**', (route) => {
      this.submissions.push(route.request().postDataJSON());
      return route.fulfill({ status: 422, json: { errors: this.errors ?? [] } });
    });
    await this.shown.open();
  }

  /** Where the field of a path is: `shops[1].api_key`. The item that it is in is opened, unless it has to be open. */
  async #find(path, isOpen = false) {
    const [, key, at, inner] = /^(\w+)(?:\[(\d+)\]\.(\w+))?$/.exec(path);
    const field = fieldOf(this.form.fields, key);
    if (at === undefined) return { shown: this.shown, field };
    return { shown: await this.#item(field, Number(at), isOpen), field: fieldOf(field.fields, inner) };
  }

  /** An item of a list as a form of its own. */
  async #item(field, at, isOpen = false) {
    const list = this.list(field.key);
    while ((await list.items.count()) <= at) await list.add();
    if (!isOpen) await list.open(at);
    return new FormPage(this.page, this.form.name, this.renderer, list.items.nth(at));
  }

  /** The list has this many items. */
  async hasItems(key, count) {
    await expect(this.list(key).items).toHaveCount(count);
  }

  list(key) {
    return new List(this.shown, fieldOf(this.form.fields, key));
  }

  /** The form has these fields and lists, top to bottom, each with its star. */
  async shows(...titles) {
    // Stock RJSF has no star at the heading of a list, nor at a file that is there.
    const hasNone = ({ key, kind }) => this.renderer === 'rjsf' && (['items', 'texts'].includes(kind) || this.files.has(key));
    const bare = this.form.fields.filter(hasNone).map(({ title }) => `${title} *`);
    const due = titles.map((title) => (bare.includes(title) ? title.slice(0, -2) : title));
    await expect.poll(() => this.shown.titles()).toEqual(due);
  }

  /** So has each of the items of a list. */
  async showsIn(key, at, ...titles) {
    const item = await this.#item(fieldOf(this.form.fields, key), at);
    await expect.poll(() => item.titles()).toEqual(titles);
  }

  /** Gives fields their values: path → value. */
  async fill(values) {
    for (const [path, value] of Object.entries(values)) {
      const { shown, field } = await this.#find(path);
      if (field.kind === 'texts') await this.list(field.key).fill(value);
      else await shown.fill(field, value);
      if (field.kind === 'file') this.files.add(field.key);
    }
  }

  /** Ticks or unticks one of several boxes. */
  async toggle(key, title) {
    const box = this.shown.field(fieldOf(this.form.fields, key)).getByRole('checkbox', { name: title, exact: true });
    const isOn = await box.isChecked();
    await box.click();
    await expect(box).toBeChecked({ checked: !isOn });
  }

  async clear(path) {
    const { shown, field } = await this.#find(path);
    await shown.clear(field);
    this.files.delete(field.key);
  }

  /** Without the value of each of these, the form says at this field that it is required, and submits nothing. */
  async needs(values) {
    for (const [path, value] of Object.entries(values)) {
      await this.clear(path);
      await this.refuses({ [path]: 'it is required' });
      await this.fill({ [path]: value });
      await expect(this.shown.allFaults()).toHaveCount(0);
    }
  }

  /** The backend's faults stand below their fields. */
  async isAnswered(faults) {
    this.errors = Object.entries(faults).map(([path, message]) => ({ path, code: 'backend', message }));
    await this.shown.submit();
    await this.says(faults);
    this.errors = [];
  }

  /** Submitted, the form says this of a list, and the keyboard is at the list; nothing is sent. */
  async refusesList(key, words) {
    // JSON Forms says it by a sign.
    await this.#refusesAt(this.list(key).root, (root) => (this.renderer === 'rjsf' ? root.getByText(words) : root.getByLabel(words)));
  }

  /** Submitted, the form says this of a text in a list, and the keyboard is at the text; nothing is sent. */
  async refusesItem(key, at, words) {
    await this.#refusesAt(this.list(key).items.nth(at), (item) => item.getByText(words));
  }

  async #refusesAt(part, fault) {
    const before = this.submissions.length;
    await this.shown.submit();
    await expect(fault(part)).toBeVisible();
    await expect(part.locator(':focus')).toHaveCount(1);
    expect(this.submissions.length).toBe(before);
  }

  /** Submitted, the form has exactly these faults below its fields, the keyboard is at the first, and nothing is sent. */
  async refuses(faults) {
    const before = this.submissions.length;
    await this.shown.submit();
    await this.says(faults);
    expect(this.submissions.length).toBe(before);
  }

  /** The form has exactly these faults below its fields, and the keyboard is at the first. */
  async says(faults) {
    await expect(this.shown.allFaults()).toHaveCount(Object.keys(faults).length);
    for (const [at, [path, words]] of Object.entries(faults).entries()) {
      const { shown, field } = await this.#find(path, at === 0);
      if (at === 0) await expect(shown.focusIn(field), path).toHaveCount(1);
      await expect(shown.faults(field), path).toHaveText(words);
      await expect(shown.faults(field), path).toBeVisible();
    }
  }

  /** What is submitted is exactly this. */
  async submits(values) {
    const before = this.submissions.length;
    await this.shown.submit();
    await expect.poll(() => this.submissions.length).toBe(before + 1);
    expect(this.submissions.at(-1)).toEqual(values);
  }
}

/** The field of this key. */
function fieldOf(fields, key) {
  const found = fields.find((field) => field.key === key);
  if (found === undefined) throw new Error(`there is no field ${key}`);
  return found;
}
