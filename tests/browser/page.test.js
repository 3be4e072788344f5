// The page around the forms: found by keyboard and on phones, nothing that jumps, nothing that axe-core finds.
import { forms, renderers } from './catalogue.js';
import { expect, test, violations } from './fixtures.js';
import { FormPage } from './form-page.js';

test.use({ baseURL: process.env.PROVSPEC_SITE });

/** Forms with conditions, files, long lists and what else is rare. */
const MANY = [
  'connectum/h2h_merchant', 'fondy/h2h_merchant', 'iboxbank/h2h_merchant', 'pumb/h2h_merchant', 'paylink/provider', 'alfabank/h2h_merchant',
  'liqpay/merchant', 'coingate/provider', 'paysage/h2h_merchant', 'xpayua/provider', 'dlocal/provider', '123x/account',
];

/** So many forms one test looks at: all of them would take a slow machine minutes. */
const PART = 15;

for (const name of MANY) {
  test(`axe-core finds nothing in ${name} in the dark`, async ({ app: page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const renderer of renderers) {
      const shown = new FormPage(page, name, renderer);
      await shown.open();
      await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'dark');
      await shown.submit();
      await expect(page.getByText('Not saved.')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    }
  });
}

test('the colours are those of the system until somebody chooses', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'dark');
  const dark = await background();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'light');
  await expect.poll(background).not.toBe(dark);
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect.poll(background).toBe(dark);
  await page.reload();
  await expect.poll(background).toBe(dark);
});

for (const [device, viewport] of [['a desk', { width: 1280, height: 900 }], ['a phone', { width: 390, height: 844 }]]) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport });
    for (const name of MANY.slice(0, 6)) {
      for (const renderer of renderers) {
        test(`nothing jumps while ${name} is loaded in ${renderer}`, async ({ page }) => {
          await page.addInitScript(() => {
            window.shifts = new PerformanceObserver(() => {});
            window.shifts.observe({ type: 'layout-shift', buffered: true });
          });
          await page.goto(`./?form=${name}&renderer=${renderer}`);
          await expect(new FormPage(page, name, renderer).submitButton).toBeVisible();
          await page.waitForLoadState('networkidle');
          expect(await cumulativeLayoutShift(page)).toBeLessThan(0.01);
        });
      }
    }
  });
}

/** All of it since the page has been opened. */
const cumulativeLayoutShift = (page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance
      .getEntriesByType('layout-shift')
      .concat(window.shifts.takeRecords())
      .reduce((sum, { value, hadRecentInput }) => (hadRecentInput ? sum : sum + value), 0);
  });

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  for (let at = 0; at < forms.length; at += PART) {
    const part = forms.slice(at, at + PART);
    for (const renderer of renderers) {
      test(`no form from ${part[0].name} to ${part.at(-1).name} is wider than the screen in ${renderer}`, async ({ page }) => {
        await page.goto('./');
        for (const form of part) {
          await new FormPage(page, form.name, renderer).open();
          const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
          expect(content, form.name).toBeLessThanOrEqual(screen);
        }
      });
    }
  }
});

for (const renderer of renderers) {
  test(`the keyboard is enough in ${renderer}`, async ({ page }) => {
    await page.goto('./');
    const press = (key) => page.keyboard.press(key);
    /** Goes on to what has this role and name. */
    const tabTo = async (role, name) => {
      const due = page.getByRole(role, { name }).first();
      for (let presses = 0; presses < 40; presses += 1) {
        await press('Tab');
        if (await due.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      }
      throw new Error(`the keyboard does not reach ${role} ${name}`);
    };
    await tabTo('combobox', 'Provider');
    await page.keyboard.type('Alfa');
    await press('Enter');
    await expect(page.getByRole('tab', { selected: true })).toHaveText('Provider account');
    if (renderer === 'json-forms') {
      await tabTo('button', 'JSON Forms');
      await press('Enter');
    }
    await tabTo('textbox', /Login/);
    await page.keyboard.type('acme-api');
    await tabTo('textbox', /^Password/);
    await page.keyboard.type('very_secret');
    // The focus is seen.
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement.closest('.MuiInputBase-root').querySelector('fieldset')).borderWidth);
    expect(outline).toBe('2px');
    const chooser = page.waitForEvent('filechooser');
    await tabTo('button', /^Private Key/);
    await press('Enter');
    await (await chooser).setFiles({ name: 'acme.key', mimeType: 'text/plain', buffer: Buffer.from('a key') });
    // It is read meanwhile.
    await expect(page.getByText('acme.key').first()).toBeVisible();
    await tabTo('radio', 'Test');
    await press('Space');
    await press('ArrowRight');
    await expect(page.getByRole('radio', { name: 'Live' })).toBeChecked();
    await tabTo('checkbox', /I have set up/);
    await press('Space');
    await tabTo('button', 'Connect');
    await press('Enter');
    await expect(page.getByText('Connected.')).toBeVisible();
    await expect(page.locator('[data-path="mode"]')).toHaveText('Live');
  });
}

test('a provider without a form has its guide', async ({ page }) => {
  await page.goto('./?provider=rapyd');
  await expect(page.getByText('cannot be connected yet')).toBeVisible();
  await expect(page.getByRole('heading', { name: /Guide to/ })).toBeVisible();
});

test('what there is not is said so', async ({ page }) => {
  await page.goto('./?form=nobody/provider');
  await expect(page.getByRole('alert')).toHaveText('There is no provider “nobody”.');
  await page.goto('./?connection=none');
  await expect(page.getByRole('alert')).toBeVisible();
});

test('one form is loaded, and one guide', async ({ page }) => {
  const scripts = [];
  page.on('response', async (response) => response.url().endsWith('.js') && scripts.push(await response.text()));
  await page.goto('./?form=connectum/h2h_merchant');
  await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const withForms = scripts.filter((text) => text.includes('urn:provspec:'));
  expect(withForms).toHaveLength(1);
  expect(withForms[0]).toContain('urn:provspec:connectum:h2h_merchant');
  expect(scripts.filter((text) => text.includes('This page shows how to get what you need'))).toHaveLength(1);
});
