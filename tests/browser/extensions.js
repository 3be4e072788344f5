// Forms of `tests/extensions`: they have what no form of the catalogue has.
import { renderers } from './catalogue.js';
import { formsOf } from './definitions.js';
import { expect, test, violations } from './fixtures.js';
import { Scenario } from './scenario.js';
import { packageOf } from './setup/project.js';

/** The box at the end of each form. */
export const ACKNOWLEDGEMENT = 'I have set up my account at the provider *';
/** API keys that look like those of their mode. */
export const [TEST_KEY, LIVE_KEY] = ['sk_test_1', 'sk_live_12345'];
/** Of a file it is enough that it is one. */
export const DATA_URL = expect.stringMatching(/^data:.*;base64,/);

/** What axe-core finds wrong with the lists of stock JSON Forms, which nothing outside of it can change. */
const STOCK = [
  // The button that removes an item stands in the one that opens it.
  /^nested-interactive: <button class="[^"]*MuiAccordionSummary-root/,
  // What an item shows has no name.
  /^landmark-unique: <div role="region" class="MuiAccordion-region/,
  // Nor has a box for a text.
  /^label: <input [^>]*MuiInputBase-inputAdornedEnd/,
];

/** Tests of what happens to each of these forms: name → what is done with it. */
export function describeForms(forms) {
  test.use({ site: process.env.PROVSPEC_EXTENSIONS_SITE });
  const known = formsOf(packageOf('extensions'));
  for (const [name, act] of Object.entries(forms)) {
    for (const renderer of renderers) {
      test(`${name} in ${renderer}`, async ({ app: page }) => {
        const form = new Scenario(page, known.find((form) => form.name === name), renderer);
        await form.open();
        expect(await found(page, renderer)).toEqual([]);
        await act(form);
        expect(await found(page, renderer)).toEqual([]);
      });
    }
  }
}

async function found(page, renderer) {
  const isStock = (violation) => renderer === 'json-forms' && STOCK.some((known) => known.test(violation));
  return (await violations(page, '[data-form]')).filter((violation) => !isStock(violation));
}
