// The page as a merchant uses it: fields are found by their titles.
import { expect } from '@playwright/test';

/** What a field stands in, in each renderer. */
const FIELDS = {
  rjsf: '.rjsf-field:not(.rjsf-field-object)',
  'json-forms': '.MuiGrid-root:not(.MuiGrid-container)',
};
/** What has the title of a list: not that of an item. */
const HEADINGS = 'h3:not(.MuiAccordion-heading, .rjsf-field-array .rjsf-field-object h3)';
/** What an item of a list stands in. */
const ITEMS = {
  rjsf: '.rjsf-field-array .rjsf-field-object, .rjsf-field-array .rjsf-field-string:not(.rjsf-field-array .rjsf-field-object *)',
  'json-forms': '.MuiAccordion-root, tbody tr:has(input)',
};
/** What has the title of a field: not the options of a group, nor the gap that Material UI leaves in a line. */
const TITLES = 'label:not(.MuiFormGroup-root label), legend:not([aria-hidden] legend)';

export class FormPage {
  /** A form, or a part of it. */
  constructor(page, name, renderer, root = page.locator(`[data-form="${name}"][data-renderer="${renderer}"]`)) {
    this.page = page;
    this.name = name;
    this.renderer = renderer;
    this.root = root;
  }

  /** Opens the form in the page that there is already, empty. */
  async open() {
    await this.#go('?', 'main:not(:has(h2))');
    await this.#go(`?form=${this.name}&renderer=${this.renderer}`, `[data-form="${this.name}"][data-renderer="${this.renderer}"] [type="submit"]`);
  }

  /** Goes to an address, until there is what it shows. Looked for in each frame: an `expect` looks again after 100 ms. */
  async #go(address, shown) {
    await this.page.evaluate((address) => {
      window.history.pushState(null, '', address);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, address);
    await this.page.waitForFunction((shown) => document.querySelector(shown)?.checkVisibility(), shown);
  }

  get submitButton() {
    return this.root.locator('button[type="submit"]');
  }

  submit() {
    return this.submitButton.click();
  }

  /** What the form shows, top to bottom: title, star, and what its box is like. */
  fields() {
    return this.root.evaluate((root, { TITLES, inFields }) => {
      return [...root.querySelectorAll(TITLES)].map((label) => {
        const text = label.cloneNode(true);
        const star = text.querySelector('[class*="asterisk"]');
        star?.remove();
        // The package's control for files has no element for its star.
        const [, title, plainStar] = /^(.*?)(\*?)$/s.exec(text.textContent.trim());
        const box = label.closest(inFields)?.querySelector('input, textarea');
        return {
          title: title.trim(),
          hasStar: star !== null || plainStar !== '',
          type: box?.type,
          autocomplete: box?.autocomplete,
          accept: box?.accept,
        };
      });
    }, { TITLES, inFields: FIELDS[this.renderer] });
  }

  /** The titles of fields and lists, top to bottom, each with its star; not those of the items of lists. */
  titles() {
    return this.root.evaluate((root, { TITLES, HEADINGS, ITEMS }) => {
      const isInside = (label) => {
        const item = label.parentElement.closest(ITEMS);
        return item !== null && item !== root && root.contains(item);
      };
      return [...root.querySelectorAll(`${TITLES}, ${HEADINGS}`)]
        .filter((label) => !isInside(label))
        .map((label) => label.textContent.trim().replace(/\s*\*$/, ' *'));
    }, { TITLES, HEADINGS, ITEMS: ITEMS[this.renderer] });
  }

  /** Where a field is, with its title, its box, its help and its faults. */
  field({ title }) {
    const words = new RegExp(`^\\s*${RegExp.escape?.(title) ?? title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\s*\\*?$`, 'u');
    return this.root.locator(FIELDS[this.renderer]).filter({ has: this.page.locator(TITLES).filter({ hasText: words }) }).last();
  }

  /** What has the focus, if that is in this field: a submission that is refused puts it where the first fault is. */
  focusIn(field) {
    return this.field(field).locator(':focus');
  }

  /** What stands below a field about what is wrong with it. */
  faults(field) {
    return this.field(field).locator('.Mui-error.MuiFormHelperText-root:not([id$="__help"]):not(:empty), .validation_error');
  }

  /** Every fault of the form. */
  allFaults() {
    return this.root.locator('.Mui-error.MuiFormHelperText-root:not([id$="__help"]):not(:empty), .validation_error');
  }

  /** Gives a field a value. */
  async fill(field, value) {
    const at = this.field(field);
    switch (field.kind) {
      case 'text':
        await at.locator('input, textarea').fill(value);
        return at.locator('input, textarea').blur();
      case 'file':
        return this.#choose(at, value);
      case 'box':
        return this.#tick(at.getByRole('checkbox'), value);
      case 'radio':
        // `check` wants it checked at once, which JSON Forms does a moment later.
        await at.getByRole('radio', { name: value, exact: true }).click();
        return expect(at.getByRole('radio', { name: value, exact: true })).toBeChecked();
      case 'select':
        await at.getByRole('combobox').click();
        await this.page.getByRole('option', { name: value, exact: true }).click();
        return this.#closed();
      case 'list':
        return this.#fillList(at, value);
    }
  }

  async #choose(at, path) {
    const chooser = this.page.waitForEvent('filechooser');
    await at.locator('input[type="file"]').click();
    await (await chooser).setFiles(path);
    // It is read meanwhile.
    await expect(at).toContainText(path.name ?? path.split('/').at(-1));
  }

  async #tick(box, isOn) {
    if ((await box.isChecked()) !== isOn) await box.click();
    await expect(box).toBeChecked({ checked: isOn });
  }

  async #fillList(at, titles) {
    if (await at.getByRole('checkbox').count()) {
      for (const title of titles) await this.#tick(at.getByRole('checkbox', { name: title, exact: true }), true);
      return;
    }
    await at.getByRole('combobox').click();
    for (const title of titles) await this.page.getByRole('option', { name: title, exact: true }).click();
    return this.#close();
  }

  /** Picks these options until there are none. */
  async #pick(options) {
    for (let left = await options.count(); left > 0; left -= 1) {
      await options.first().click();
      await expect(options).toHaveCount(left - 1);
    }
    return this.#close();
  }

  /** Until the list of options has faded away: it has no role any more by then. */
  #closed() {
    return expect(this.page.locator('[role="listbox"]')).toHaveCount(0);
  }

  /** Closes the list of options. */
  async #close() {
    await this.page.keyboard.press('Escape');
    return this.#closed();
  }

  /** Takes the value of a field away, as far as its control lets anybody. */
  async clear(field) {
    const at = this.field(field);
    switch (field.kind) {
      case 'text':
        return at.locator('input, textarea').fill('');
      case 'file':
        return at.getByRole('button', { name: /remove/i }).click();
      case 'box':
        return this.#tick(at.getByRole('checkbox'), false);
      case 'list':
        if (await at.getByRole('checkbox').count()) {
          const ticked = at.getByRole('checkbox', { checked: true });
          for (let left = await ticked.count(); left > 0; left -= 1) {
            await ticked.first().click();
            await expect(ticked).toHaveCount(left - 1);
          }
          return;
        }
        await at.getByRole('combobox').click();
        return this.#pick(this.page.getByRole('option', { selected: true }));
      case 'select':
        if (this.renderer === 'json-forms') return at.getByRole('combobox').fill('');
        await at.getByRole('combobox').click();
        return this.page.getByRole('option').first().click();
    }
  }

  /** The titles of the options of a field. */
  async options(field) {
    const at = this.field(field);
    const role = field.kind === 'radio' ? 'radio' : 'checkbox';
    const labels = at.locator(`label:has(input[type="${role}"])`);
    if (field.kind === 'radio' || (await labels.count()) > 0) return labels.allInnerTexts();
    await at.getByRole('combobox').click();
    const titles = await this.page.getByRole('option').allInnerTexts();
    await this.#close();
    // Stock RJSF begins with a line for none.
    return titles.map((title) => title.trim()).filter((title) => /[^\u200b]/u.test(title));
  }
}
