// One page for all tests of a worker: the bundle is loaded once, and forms change inside it.
import { test as base, expect } from '@playwright/test';
import axe from 'axe-core';

export { expect };

export const test = base.extend({
  /** Which of the sites it is of. */
  site: [process.env.PROVSPEC_SITE, { option: true, scope: 'worker' }],
  /** A page that is open already. Nothing may be written to its console but what the network fails at. */
  shared: [
    async ({ browser, site }, use) => {
      // No test waits for a list of options to fade away.
      const context = await browser.newContext({ baseURL: site, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto('./');
      await use(page);
      await context.close();
    },
    { scope: 'worker' },
  ],
  /** The same, with what was said in its console during the test. */
  app: async ({ shared }, use) => {
    const said = [];
    const onConsole = (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text());
    const onError = (error) => said.push(String(error));
    shared.on('console', onConsole);
    shared.on('pageerror', onError);
    await use(shared);
    shared.off('console', onConsole);
    shared.off('pageerror', onError);
    await shared.unrouteAll();
    await shared.emulateMedia({ colorScheme: null });
    expect(said.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  },
});

/** What axe-core finds wrong with what is shown, or with a part of it. */
export async function violations(page, part = 'html') {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (part) => {
    const { violations } = await window.axe.run(part, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`));
  }, part);
}
