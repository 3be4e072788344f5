// A project whose texts mean something in HTML, JavaScript or to the eye: all of it is shown as what it is, text.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { renderers } from './catalogue.js';
import { expect, test } from './fixtures.js';
import { FormPage } from './form-page.js';
import { packageOf } from './setup/project.js';

test.use({ baseURL: process.env.PROVSPEC_HOSTILE_SITE });

const schema = () => JSON.parse(readFileSync(path.join(packageOf('browser/hostile'), 'mallory/provider.schema.json'), 'utf8'));

for (const renderer of renderers) {
  test(`hostile texts are text in ${renderer}`, async ({ page }) => {
    const events = [];
    page.on('dialog', (dialog) => {
      events.push(`dialog ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on('pageerror', (error) => events.push(String(error)));
    page.on('request', (request) => request.url().endsWith('/x') && events.push(request.url()));
    await page.goto(`./?form=mallory/provider&renderer=${renderer}`);
    const shown = new FormPage(page, 'mallory/provider', renderer);
    await expect(shown.submitButton).toBeVisible();
    const { properties } = schema();
    const titles = Object.values(properties).map(({ title }) => title);
    expect((await shown.fields()).map(({ title }) => title)).toEqual(titles);
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Account <h1>of</h1> Mallory');
    await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('Mallory <img src=x onerror=alert(1)> & "Sons"');
    for (const text of ['</script><script>alert(4)</script>', '<i>not</i>', 'שלום עולם – مرحبا بالعالم']) {
      await expect(shown.root).toContainText(text);
    }

    // The options, what is wrong, in the words of the package and of a backend, and what is stored.
    const direction = { title: properties.direction.title, kind: 'select' };
    const options = properties.direction.oneOf.map(({ title }) => title);
    expect(await shown.options(direction)).toEqual(options);
    await shown.submit();
    await expect(page.getByText('Not saved.')).toBeVisible();
    await shown.fill({ title: properties.html.title, kind: 'text' }, '"><script>alert(11)</script>');
    await shown.fill({ title: properties.quotes.title, kind: 'text' }, '</textarea><img src=x onerror=alert(12)>');
    await shown.fill(direction, options[0]);
    await shown.fill({ title: properties.acknowledgement.title, kind: 'box' }, true);
    const chooser = page.waitForEvent('filechooser');
    await shown.field({ title: properties.key.title }).locator('input').click();
    await (await chooser).setFiles({ name: '<img src=x onerror=alert(13)>.key', mimeType: 'text/plain', buffer: Buffer.from('a key') });
    // It is read meanwhile.
    await expect(page.getByText(/alert.{0,3}13/).first()).toBeVisible();

    const message = '<img src=x onerror=alert(14)> </script> [link](javascript:alert(15)) “שלום” 🎉';
    const errors = Object.keys(properties).map((path) => ({ path, code: 'backend', message }));
    await page.route('**/api/connections/**', (route) => route.fulfill({ status: 422, json: { errors } }), { times: 1 });
    await shown.submit();
    for (const title of titles) await expect(shown.faults({ title })).toHaveText(message);

    const connection = {
      id: 'one', form: 'mallory/provider', created_at: '', updated_at: '',
      values: { html: '<img src=x onerror=alert(16)>', direction: 'one' },
      stored: { key: { name: '<img src=x onerror=alert(17)>.key', size: 5 }, quotes: {} },
    };
    await injectsNothing(page);
    await page.route('**/api/connections/**', (route) => route.fulfill({ status: 201, json: connection }));
    await shown.submit();
    await expect(page.locator('[data-path="html"]')).toHaveText('<img src=x onerror=alert(16)>');
    await expect(page.locator('[data-path="direction"]')).toHaveText(options[0]);
    await expect(page.locator('[data-path="key"]')).toContainText('<img src=x onerror=alert(17)>.key');
    await injectsNothing(page);
    expect(events).toEqual([]);
  });
}

/** No element is of these texts: neither in the form, nor in the guide, nor in the head. */
async function injectsNothing(page) {
  await expect(page.locator('img, iframe, object, embed, [onload], [onerror], [href^="javascript:" i]')).toHaveCount(0);
  const scripts = await page.evaluate(() => [...document.scripts].filter((script) => script.src === '').map((script) => script.text));
  expect(scripts).toEqual([]);
  await expect(page.locator('main :is(b, u, h1 h1, h2 h1, svg[onload], u)')).toHaveCount(0);
}
