// What only the backend can find, and what becomes of a connection once it is stored.
import { form, renderers } from './catalogue.js';
import { expect, test } from './fixtures.js';
import { FormPage } from './form-page.js';
import { valueOf } from './values.js';

const connectum = form('connectum/provider');
const field = (key) => connectum.fields.find((field) => field.key === key);

for (const renderer of renderers) {
  test(`a wrong passphrase is a fault of its field in ${renderer}`, async ({ app: page }) => {
    const shown = await filledIn(page, renderer);
    await shown.fill(field('certificate_password'), 'battery staple');
    await shown.submit();
    await expect(shown.faults(field('certificate_password'))).toHaveText('it does not unlock “PKCS key”');
    await expect(shown.allFaults()).toHaveCount(1);
    await expect(shown.field(field('certificate_password')).locator('input')).toBeFocused();

    // It goes when the field changes, and nothing is left of it.
    await shown.fill(field('certificate_password'), valueOf(field('certificate_password'), connectum));
    await expect(shown.allFaults()).toHaveCount(0);
    await shown.submit();
    await expect(page.getByText('Connected.')).toBeVisible();
  });

  test(`a file of another format is a fault of its field in ${renderer}`, async ({ app: page }) => {
    const shown = await filledIn(page, renderer);
    await shown.fill(field('pkcs_key'), valueOf(form('alfabank/provider').fields.find(({ kind }) => kind === 'file'), connectum));
    await shown.submit();
    await expect(shown.faults(field('pkcs_key'))).toContainText('PKCS#12');
    await expect(shown.focusIn(field('pkcs_key'))).toHaveCount(1);
    await expect(shown.allFaults()).toHaveCount(1);
  });

  test(`a connection is changed without its secrets in ${renderer}`, async ({ app: page }) => {
    const created = await filledIn(page, renderer);
    await created.submit();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connectum');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.getByRole('button', { name: 'Edit' }).click();

    const shown = new FormPage(page, 'connectum/provider', renderer);
    await expect(shown.field(field('account')).locator('input')).toHaveValue(valueOf(field('account'), connectum));
    for (const key of ['password', 'pkcs_key', 'certificate_password']) {
      await expect(shown.field(field(key))).toContainText('Stored. Leave it empty to keep it.');
      await expect(shown.field(field(key)).locator('input')).toHaveValue('');
    }
    const stars = (await shown.fields()).filter(({ hasStar }) => hasStar).map(({ title }) => title);
    expect(stars).not.toContain('Password');

    await shown.fill(field('account'), 'another account');
    const request = page.waitForRequest((request) => request.method() === 'PUT');
    await shown.submit();
    expect((await request).postDataJSON()).toEqual({ account: 'another account', mode: 'live', acknowledgement: true });
    await expect(page.locator('[data-path="account"]')).toHaveText('another account');
    await expect(page.locator('[data-path="password"]')).toHaveText('Stored');
    await expect(page.locator('[data-path="pkcs_key"]')).toContainText('bytes');
  });

  test(`what is typed last is submitted by the enter key in ${renderer}`, async ({ app: page }) => {
    const shown = await filledIn(page, renderer);
    const request = page.waitForRequest((request) => request.method() === 'POST');
    await shown.field(field('account')).locator('input').fill('the very last');
    await page.keyboard.press('Enter');
    expect((await request).postDataJSON()).toMatchObject({ account: 'the very last' });
    // The answer leads to another page: the next test must not be on its way by then.
    await expect(page.getByText('Connected.')).toBeVisible();
  });

  test(`a service that cannot be reached is said so, and the values stay in ${renderer}`, async ({ app: page }) => {
    const shown = await filledIn(page, renderer);
    await page.route('**/api/connections/**', (route) => route.abort(), { times: 1 });
    await shown.submit();
    await expect(page.getByRole('alert')).toContainText('The service cannot be reached.');
    await shown.submit();
    await expect(page.getByText('Connected.')).toBeVisible();
  });
}

test('an answer that comes late takes nobody away', async ({ app: page }) => {
  const shown = await filledIn(page, 'rjsf');
  const elsewhere = new FormPage(page, 'connectum/h2h_merchant', 'rjsf');
  const { promise: held, resolve: release } = deferred();
  await page.route('**/api/connections/**', async (route) => route.fulfill({ response: await held.then(() => route.fetch()) }), { times: 1 });
  const answered = page.waitForResponse('**/api/connections/**').then((response) => response.finished());
  await shown.submit();
  await elsewhere.open();
  release();
  await answered;
  // The page has had the time to act on it.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  await expect(elsewhere.submitButton).toBeVisible();
});

test('values stay when the renderer changes', async ({ app: page }) => {
  const shown = await filledIn(page, 'rjsf');
  await page.getByRole('button', { name: 'JSON Forms' }).click();
  const other = new FormPage(page, shown.name, 'json-forms');
  await expect(other.field(field('account')).locator('input')).toHaveValue(valueOf(field('account'), connectum));
  await other.submit();
  await expect(page.getByText('Connected.')).toBeVisible();
});

/** A promise, and what settles it. */
function deferred() {
  const settled = {};
  settled.promise = new Promise((resolve) => (settled.resolve = resolve));
  return settled;
}

/** The form of Connectum with valid values. */
async function filledIn(page, renderer) {
  const shown = new FormPage(page, connectum.name, renderer);
  await shown.open();
  for (const field of connectum.fields) await shown.fill(field, valueOf(field, connectum));
  return shown;
}
