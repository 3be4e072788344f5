// Options with fields of their own.
import { ACKNOWLEDGEMENT, describeForms } from './extensions.js';

describeForms({
  'options/plain': async (form) => {
    await form.shows('Transfers', 'Sign in with *', ACKNOWLEDGEMENT);
    await form.fill({ sign_in_with: 'Key', acknowledgement: true });
    await form.shows('Transfers', 'Sign in with *', 'Merchant ID *', 'API key *', ACKNOWLEDGEMENT);
    await form.fill({ merchant_id: 'm', api_key: 'k' });
    await form.needs({ merchant_id: 'm', api_key: 'k' });
    await form.submits({ sign_in_with: 'key', merchant_id: 'm', api_key: 'k', acknowledgement: true });
    await form.fill({ sign_in_with: 'File' });
    await form.shows('Transfers', 'Sign in with *', 'Merchant ID *', 'Shop', ACKNOWLEDGEMENT);
    await form.submits({ sign_in_with: 'file', merchant_id: 'm', acknowledgement: true });
    await form.fill({ sign_in_with: 'Both' });
    await form.shows('Transfers', 'Sign in with *', ACKNOWLEDGEMENT);
    await form.submits({ sign_in_with: 'both', acknowledgement: true });
    await form.fill({ p2p: true });
    await form.shows('Transfers', 'Sign in with *', 'Merchant ID *', 'API key *', ACKNOWLEDGEMENT);
    await form.fill({ merchant_id: 'm2', api_key: 'k2' });
    await form.submits({ p2p: true, sign_in_with: 'both', merchant_id: 'm2', api_key: 'k2', acknowledgement: true });
    await form.fill({ sign_in_with: 'None' });
    await form.shows('Transfers', 'Sign in with *', ACKNOWLEDGEMENT);
    await form.submits({ p2p: true, sign_in_with: 'none', acknowledgement: true });
  },

  'options/modes': async (form) => {
    await form.shows('Modes *', ACKNOWLEDGEMENT);
    await form.toggle('modes', 'Test');
    await form.toggle('modes', 'Live');
    await form.shows('Modes *', 'Kind (test) *', 'Kind (live) *', ACKNOWLEDGEMENT);
    await form.fill({ test_kind: 'Web', live_kind: 'Till' });
    await form.shows('Modes *', 'Kind (test) *', 'Shop (test) *', 'API key (test) *', 'Kind (live) *', 'Shop (live) *', ACKNOWLEDGEMENT);
    const values = { test_shop: 's', test_api_key: 'k', live_shop: 'l' };
    await form.fill({ ...values, acknowledgement: true });
    await form.needs(values);
    await form.submits({ modes: ['test', 'live'], test_kind: 'web', live_kind: 'pos', ...values, acknowledgement: true });
    await form.toggle('modes', 'Test');
    await form.shows('Modes *', 'Kind (live) *', 'Shop (live) *', ACKNOWLEDGEMENT);
    await form.submits({ modes: ['live'], live_kind: 'pos', live_shop: 'l', acknowledgement: true });
  },
});
