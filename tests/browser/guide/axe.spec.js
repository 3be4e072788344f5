// What axe-core finds in what the compiler writes: around it are the themes, which have faults of their own.
import { expect, test } from '@playwright/test';

import { violations } from '../fixtures.js';
import { SITES } from './sites.js';

for (const site of SITES.filter((name) => !name.endsWith('-instant'))) {
  for (const address of ['', 'connectum/', 'iboxbank/']) {
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [390, 1280]) {
        test(`nothing in ${site}'s providers/${address}, ${colorScheme}, ${width} pixels wide`, async ({ browser }) => {
          const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
          await page.goto(`${process.env.PROVSPEC_GUIDE}${site}/providers/${address}`);
          expect(await violations(page, 'article')).toEqual([]);
          await page.close();
        });
      }
    }
  }
}
