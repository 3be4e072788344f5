// A list as a merchant uses it, in either renderer: of items with fields of their own, or of texts.
import { expect } from '@playwright/test';

/** What a list stands in, each of its items, and the names of its buttons. */
const PARTS = {
  rjsf: {
    list: '.rjsf-field-array',
    items: '.rjsf-field-object',
    texts: '.rjsf-field-string',
    add: 'Add Item',
    remove: 'Remove',
  },
  'json-forms': {
    list: '.MuiGrid-root:has(> div > .MuiToolbar-root), .MuiGrid-root:has(> .MuiTable-root)',
    items: '.MuiAccordion-root',
    texts: 'tbody tr:has(input)',
    add: /^Add to/,
    remove: 'Delete button',
  },
};

export class List {
  /** The list of a field in a form. */
  constructor({ page, renderer, root }, { title, kind }) {
    this.page = page;
    this.parts = PARTS[renderer];
    const words = new RegExp(`^${title.replace(/[()]/g, '\\$&')} ?\\*?$`, 'u');
    const heading = page.getByRole('heading', { level: 3, name: words });
    this.root = root.locator(this.parts.list).filter({ has: heading });
    this.items = this.root.locator(this.parts[kind]);
  }

  /** Adds an item at the end. */
  async add() {
    const count = await this.items.count();
    await this.root.getByRole('button', { name: this.parts.add }).click();
    await expect(this.items).toHaveCount(count + 1);
  }

  /** Shows the fields of an item: JSON Forms does so for one at a time. */
  async open(at) {
    const summary = this.items.nth(at).locator('.MuiAccordionSummary-root');
    if ((await summary.count()) === 0) return;
    if ((await summary.getAttribute('aria-expanded')) === 'false') await summary.click();
    await expect(summary).toHaveAttribute('aria-expanded', 'true');
  }

  async remove(at) {
    const count = await this.items.count();
    await this.root.getByRole('button', { name: this.parts.remove, exact: true }).nth(at).click();
    // JSON Forms asks about a text, and about no item.
    const asked = this.page.getByRole('dialog').getByRole('button', { name: 'Yes' });
    if (await asked.isVisible()) await asked.click();
    await expect(this.items).toHaveCount(count - 1);
  }

  /** Makes it a list of these texts. */
  async fill(texts) {
    while ((await this.items.count()) > texts.length) await this.remove(0);
    while ((await this.items.count()) < texts.length) await this.add();
    for (const [at, text] of texts.entries()) {
      await this.items.nth(at).locator('input').fill(text);
      await this.items.nth(at).locator('input').blur();
    }
  }
}
