// Pictures of the guide in `target/screenshots`, to be looked at. What a machine sees fails: a page wider than its window,
// an error in the console.
import path from 'node:path';

import { expect, test } from '@playwright/test';

import { root } from '../setup/places.js';
import { SITES } from './sites.js';

const FOLDER = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'screenshots');
/** The index, long address lists, many conditions, files and commands. */
const PAGES = { index: '', connectum: 'connectum/', perfectmoney: 'perfectmoney/', iboxbank: 'iboxbank/', forwardbank: 'forwardbank/' };
const WIDTHS = { phone: 390, desktop: 1280 };

for (const site of SITES.filter((name) => !name.endsWith('-instant'))) {
  for (const [name, address] of Object.entries(PAGES)) {
    for (const [device, width] of Object.entries(WIDTHS)) {
      for (const colorScheme of ['light', 'dark']) {
        test(`${site} ${name} ${device} ${colorScheme}`, async ({ browser }) => {
          const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
          const page = await context.newPage();
          const said = [];
          page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
          page.on('pageerror', (error) => said.push(String(error)));
          await page.goto(`${process.env.PROVSPEC_GUIDE}${site}/providers/${address}`);
          await expect(page.locator('body')).toHaveAttribute('data-md-color-scheme', colorScheme === 'dark' ? 'slate' : 'default');
          await page.evaluate(async () => {
            await document.fonts.ready;
            // Those further down are loaded when a reader comes there.
            for (const image of document.images) image.loading = 'eager';
            await Promise.all([...document.images].map((image) => image.decode()));
          });
          const place = path.join(FOLDER, site, `${name}-${device}-${colorScheme}.png`);
          await page.screenshot({ path: place, fullPage: true, animations: 'disabled' });
          const wider = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
          expect(wider, 'the page is wider than its window by so many pixels').toBeLessThanOrEqual(0);
          expect(said).toEqual([]);
          await context.close();
        });
      }
    }
  }
}
