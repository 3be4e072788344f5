// The index of providers: search and filters, by each generator, by keyboard, from an address, and without scripts.
import { expect, test } from '@playwright/test';

import { SITES } from './sites.js';

const address = (site, rest = '') => `${process.env.PROVSPEC_GUIDE}${site}/${rest}`;
const shown = (page) => page.locator('[data-providers-table] tbody tr:visible');
const names = (page) => shown(page).locator('td:first-child').allInnerTexts();
const search = (page) => page.getByRole('searchbox', { name: 'Search', exact: true });
const filter = (page, name) => page.getByRole('combobox', { name, exact: true });
const status = (page) => page.getByRole('search').getByRole('status');
const reset = (page) => page.getByRole('button', { name: 'Show all providers' });

/** The page with other rows in its table. */
const withRows = (page, change) =>
  page.route(/\/providers\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.replace(/<tbody>([^]*?)<\/tbody>/, (_, rows) => `<tbody>${change(rows)}</tbody>`) });
  });

for (const site of SITES) {
  test.describe(site, () => {
    test('typing narrows, filters combine, and all come back', async ({ page }) => {
      await page.goto(address(site, 'providers/'));
      const all = await shown(page).count();
      expect(all).toBeGreaterThan(90);
      await expect(status(page)).toHaveText(`Providers shown: ${all} of ${all}`);
      await expect(reset(page)).toBeHidden();

      await search(page).fill('  BÁNK  ');
      const banks = await names(page);
      expect(banks.length).toBeGreaterThan(2);
      expect(banks.length).toBeLessThan(20);
      expect(banks).toContain('Alfa Bank');
      await expect(status(page)).toHaveText(`Providers shown: ${banks.length} of ${all}`);

      await filter(page, 'Files to upload').selectOption('Yes');
      const withFiles = await names(page);
      expect(withFiles.length).toBeLessThan(banks.length);
      await filter(page, 'Connection forms').selectOption('H2H Merchant account');
      await expect(filter(page, 'Test and live').locator('option[value=Live]')).toHaveText(/^Live \(\d+\)$/);
      for (const row of await shown(page).all()) {
        await expect(row).toContainText('H2H Merchant account');
        await expect(row.locator('td').nth(3)).toHaveText('Yes');
        await expect(row.locator('td').first()).toContainText(/bank/i);
      }

      await reset(page).click();
      await expect(search(page)).toBeFocused();
      await expect(search(page)).toHaveValue('');
      await expect(status(page)).toHaveText(`Providers shown: ${all} of ${all}`);
      await expect(page).toHaveURL(address(site, 'providers/'));
    });

    test('a choice says how many it leaves', async ({ page }) => {
      await page.goto(address(site, 'providers/?modes=Live'));
      const files = filter(page, 'Files to upload');
      const text = await files.locator('option[value=Yes]').textContent();
      await files.selectOption('Yes');
      expect(text).toBe(`Yes (${await shown(page).count()})`);
    });

    test('where nothing matches, there is a way back', async ({ page }) => {
      await page.goto(address(site, 'providers/'));
      await search(page).fill('no such provider');
      await expect(status(page)).toHaveText('No provider matches.');
      await expect(page.locator('[data-providers-table]')).toBeHidden();
      await reset(page).click();
      await expect(shown(page).first()).toBeVisible();
    });

    test('what is chosen is in the address, beside what else is there', async ({ page, context }) => {
      await page.goto(address(site, 'providers/?ref=mail'));
      await search(page).fill('pay');
      await filter(page, 'IP whitelist').selectOption('Required');
      await filter(page, 'Status').selectOption('Available');
      const wanted = await names(page);
      expect(wanted.length).toBeGreaterThan(1);
      await expect(page).toHaveURL(address(site, 'providers/?ref=mail&q=pay&whitelist=Required&status=Available'));

      const other = await context.newPage();
      await other.goto(page.url());
      await expect(search(other)).toHaveValue('pay');
      await expect(filter(other, 'IP whitelist')).toHaveValue('Required');
      expect(await names(other)).toEqual(wanted);
    });

    test('a choice that there is not is none', async ({ page }) => {
      await page.goto(address(site, 'providers/?files=Perhaps'));
      await expect(filter(page, 'Files to upload')).toHaveValue('');
      expect(await shown(page).count()).toBeGreaterThan(90);
    });

    test('it works by keyboard', async ({ page }) => {
      await page.goto(address(site, 'providers/'));
      await search(page).focus();
      await page.keyboard.type('fondy');
      await page.keyboard.press('Enter');
      expect(await names(page)).toEqual(['Fondy']);
      for (const name of ['Connection forms', 'Test and live', 'Files to upload', 'IP whitelist', 'Status']) {
        await page.keyboard.press('Tab');
        await expect(filter(page, name)).toBeFocused();
      }
      await page.keyboard.press('Tab');
      await expect(reset(page)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(search(page)).toBeFocused();
      expect(await shown(page).count()).toBeGreaterThan(90);
    });

    test('it is there after pages have come and gone, once', async ({ page }) => {
      await page.goto(address(site));
      await page.getByRole('link', { name: /^All \d+ providers$/ }).click();
      await search(page).fill('connectum');
      await shown(page).getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1, name: 'Connectum' })).toBeVisible();
      await page.goBack();
      await expect(page.getByRole('search').filter({ has: filter(page, 'Status') })).toHaveCount(1);
      await expect(search(page)).toHaveValue('connectum');
      expect(await names(page)).toEqual(['Connectum']);
    });

    test('nothing moves when it comes', async ({ page }) => {
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const block = page.locator('div[data-providers]');
        await page.route(/javascripts\/providers\.js/, (route) => route.abort());
        await page.goto(address(site, 'providers/'));
        const without = (await block.boundingBox()).height;
        await page.unroute(/javascripts\/providers\.js/);
        await page.reload();
        await expect(status(page)).toBeVisible();
        expect((await block.boundingBox()).height).toBe(without);
      }
    });

    test('without scripts the whole table is there', async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(address(site, 'providers/?q=fondy'));
      await expect(page.getByRole('searchbox', { name: 'Search', exact: true })).toHaveCount(0);
      expect(await page.locator('article tbody tr:visible').count()).toBeGreaterThan(90);
      // No room is kept for what does not come.
      expect((await page.locator('div[data-providers]').boundingBox()).height).toBe(0);
      await context.close();
    });
  });
}

test('titles of any text are choices', async ({ page }) => {
  const titles = ['<img src=x onerror=alert(1)>', 'A · B, C', '"quoted" \'title\'', '{count} {title}', '–'];
  const escape = (text) => text.replace(/[^a-z]/gi, (c) => `&#${c.codePointAt(0)};`);
  await withRows(page, (rows) => {
    const [first] = rows.match(/<tr>[^]*?<\/tr>/);
    return titles.map((title) => first.replace('Account connection', escape(title))).join('');
  });
  for (const title of titles.slice(0, 4)) {
    await page.goto(address('mkdocs', 'providers/'));
    await filter(page, 'Connection forms').selectOption(title);
    await expect(filter(page, 'Connection forms').locator('option:checked')).toHaveText(`${title} (1)`);
    await expect(shown(page)).toHaveCount(1);
    await expect(page).toHaveURL(/account=/);
    await page.reload();
    await expect(filter(page, 'Connection forms')).toHaveValue(title);
    await expect(shown(page)).toHaveCount(1);
  }
});

test('a thousand rows are searched', async ({ page }) => {
  await withRows(page, (rows) => Array.from({ length: 11 }, () => rows).join(''));
  await page.goto(address('mkdocs', 'providers/'));
  expect(await shown(page).count()).toBeGreaterThan(1000);
  await search(page).pressSequentially('fondy');
  await expect(shown(page)).toHaveCount(11);
  await search(page).fill('');
  expect(await shown(page).count()).toBeGreaterThan(1000);
});
