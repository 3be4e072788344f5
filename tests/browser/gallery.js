// Takes the pictures of `docs/gallery.md`.
import path from 'node:path';

import { expect, test } from '@playwright/test';

import { forms } from './catalogue.js';
import { formsOf } from './definitions.js';
import { FormPage } from './form-page.js';
import { Scenario } from './scenario.js';
import { root } from './setup/places.js';
import { packageOf } from './setup/project.js';
import { valueOf } from './values.js';

/** Where forms are from. */
const SITES = {
  catalogue: { baseURL: process.env.PROVSPEC_SITE, forms },
  extensions: { baseURL: process.env.PROVSPEC_EXTENSIONS_SITE, forms: formsOf(packageOf('extensions')) },
};

/** What is done to a form before its picture is taken. */
const refused = async (shown) => {
  await shown.submit();
  await expect(shown.page.getByText('Not saved.')).toBeVisible();
};
const filledIn = async (shown, form) => {
  for (const field of form.fields.filter((field) => !field.isHidden)) await shown.fill(field, valueOf(field, form));
};
const applePay = async (shown) => {
  await shown.root.getByRole('checkbox', { name: 'Apple Pay' }).click();
  await expect(shown.root.getByText('Apple Merchant ID', { exact: false }).first()).toBeVisible();
};
const wrongPassphrase = async (shown, form) => {
  await filledIn(shown, form);
  await shown.fill(form.fields.find(({ key }) => key === 'certificate_password'), 'battery staple');
  await refused(shown);
};
const stored = async (shown, form) => {
  await filledIn(shown, form);
  await shown.submit();
  await expect(shown.page.getByText('Connected.')).toBeVisible();
};
const edited = async (shown, form) => {
  await stored(shown, form);
  await shown.page.getByRole('button', { name: 'Edit' }).click();
  await expect(shown.submitButton).toBeVisible();
};
/** Both modes, of which each has fields of its own. */
const bothModes = async ({ page, renderer }, form) => {
  const scenario = new Scenario(page, form, renderer);
  await scenario.toggle('modes', 'Test');
  await scenario.toggle('modes', 'Live');
  await scenario.fill({ live_api_key: 'sk_live_12345' });
};
const twoShops = async ({ page, renderer }, form) => {
  const scenario = new Scenario(page, form, renderer);
  await scenario.fill({ 'shops[0].kind': 'Till', 'shops[0].shop': 'Kyiv', 'shops[1].kind': 'Web', 'shops[1].shop': 'Online' });
};
const byKey = async ({ page, renderer }, form) => {
  await new Scenario(page, form, renderer).fill({ sign_in_with: 'Key', merchant_id: 'acme' });
};

const PICTURES = [
  { file: 'page', form: 'connectum/provider', renderer: 'rjsf', whole: true },
  { file: 'page-dark', form: 'alfabank/h2h_merchant', renderer: 'json-forms', scheme: 'dark', whole: true },
  { file: 'features-rjsf', form: 'connectum/h2h_merchant', renderer: 'rjsf' },
  { file: 'features-json-forms', form: 'connectum/h2h_merchant', renderer: 'json-forms' },
  { file: 'apple-pay-rjsf', form: 'fondy/h2h_merchant', renderer: 'rjsf', act: applePay },
  { file: 'apple-pay-json-forms', form: 'fondy/h2h_merchant', renderer: 'json-forms', act: applePay, scheme: 'dark' },
  { file: 'faults-rjsf', form: 'connectum/provider', renderer: 'rjsf', act: refused, scheme: 'dark' },
  { file: 'faults-json-forms', form: 'connectum/provider', renderer: 'json-forms', act: refused },
  { file: 'passphrase', form: 'connectum/provider', renderer: 'json-forms', act: wrongPassphrase },
  { file: 'stored', form: 'connectum/provider', renderer: 'rjsf', act: stored },
  { file: 'edited', form: 'connectum/provider', renderer: 'rjsf', act: edited },
  { file: 'currencies', form: 'liqpay/merchant', renderer: 'rjsf', act: filledIn },
  { file: 'phone', form: 'iboxbank/h2h_merchant', renderer: 'json-forms', phone: true, whole: true },
  { file: 'sets', form: 'sets/one', renderer: 'rjsf', act: bothModes, of: 'extensions' },
  { file: 'items-rjsf', form: 'options/items', renderer: 'rjsf', act: twoShops, of: 'extensions' },
  { file: 'items-json-forms', form: 'options/items', renderer: 'json-forms', act: twoShops, of: 'extensions' },
  { file: 'variants', form: 'options/plain', renderer: 'rjsf', act: byKey, of: 'extensions' },
];

for (const { file, form: name, renderer, act, scheme, phone, whole, of = 'catalogue' } of PICTURES) {
  test(file, async ({ browser }) => {
    const { baseURL, forms } = SITES[of];
    const viewport = phone ? { width: 390, height: 844 } : { width: 1000, height: 660 };
    const page = await browser.newPage({ baseURL, viewport, colorScheme: scheme ?? 'light', reducedMotion: 'reduce' });
    await page.goto(`./?form=${name}&renderer=${renderer}`);
    const shown = new FormPage(page, name, renderer);
    await expect(shown.submitButton).toBeVisible();
    await act?.(shown, forms.find((form) => form.name === name));
    // Neither a cursor nor the mouse.
    await page.evaluate(() => document.activeElement?.blur());
    await page.mouse.move(0, 0);
    const place = path.join(root, 'docs/gallery', `${file}.png`);
    if (whole) await page.screenshot({ path: place, animations: 'disabled' });
    else await page.locator('main section').first().screenshot({ path: place, animations: 'disabled' });
    await page.close();
  });
}
