// Sets per mode: side by side, or as many as are chosen; with lists, options and conditions in them.
import { ACKNOWLEDGEMENT, DATA_URL, LIVE_KEY, TEST_KEY, describeForms } from './extensions.js';
import { file } from './setup/files.js';

const [PKCS12, PEM] = [file('pkcs12'), file('pem')];

describeForms({
  'hosts/gateway': async (form) => {
    await form.shows('Gateway (test) *', 'API key (test) *', 'Gateway (live) *', 'API key (live) *', ACKNOWLEDGEMENT);
    const values = { test_gateway: 'test.shop.example', test_api_key: 'a', live_gateway: 'shop.example', live_api_key: 'b' };
    await form.fill({ ...values, acknowledgement: true });
    await form.needs(values);
    await form.submits({ ...values, acknowledgement: true });
  },

  'beginnings/provider': async (form) => {
    await form.shows('Modes *', ACKNOWLEDGEMENT);
    await form.toggle('modes', 'Live');
    await form.shows('Modes *', 'Secret key (live) *', 'API key (live) *', ACKNOWLEDGEMENT);
    await form.fill({ live_secret_key: 'sk_sbox_1', live_api_key: 'a', acknowledgement: true });
    await form.refuses({ live_secret_key: 'it begins with “sk_sbox_”, which is for test mode' });
    await form.fill({ live_secret_key: 'sk_1' });
    await form.submits({ modes: ['live'], live_secret_key: 'sk_1', live_api_key: 'a', acknowledgement: true });
    await form.toggle('modes', 'Test');
    await form.shows('Modes *', 'Secret key (test) *', 'API key (test) *', 'Secret key (live) *', 'API key (live) *', ACKNOWLEDGEMENT);
    await form.toggle('modes', 'Live');
    await form.shows('Modes *', 'Secret key (test) *', 'API key (test) *', ACKNOWLEDGEMENT);
    const values = { test_secret_key: 'sk_sbox_1', test_api_key: 'sandbox-1' };
    await form.fill(values);
    await form.needs(values);
    await form.submits({ modes: ['test'], ...values, acknowledgement: true });
  },

  'sets/one': async (form) => {
    await form.shows('Login', 'Modes *', ACKNOWLEDGEMENT);
    await form.toggle('modes', 'Test');
    await form.shows('Login', 'Modes *', 'API key (test) *', 'Sandbox passphrase', ACKNOWLEDGEMENT);
    await form.fill({ test_api_key: TEST_KEY, test_passphrase: 'p', acknowledgement: true });
    await form.submits({ modes: ['test'], test_api_key: TEST_KEY, test_passphrase: 'p', acknowledgement: true });
    await form.toggle('modes', 'Live');
    await form.shows(
      'Login *', 'Modes *', 'API key (test) *', 'API key (live) *', 'Sandbox passphrase', 'Passphrase (live) *', 'Proxy *', ACKNOWLEDGEMENT,
    );
    await form.refuses({ login: 'it is required', live_api_key: 'it is required', live_passphrase: 'it is required', proxy: 'it is required' });
    const live = { login: 'acme', live_api_key: LIVE_KEY, live_passphrase: 'pppp', proxy: 'proxy.example' };
    await form.fill(live);
    await form.needs(live);
    await form.submits({ modes: ['test', 'live'], test_api_key: TEST_KEY, test_passphrase: 'p', ...live, acknowledgement: true });
    await form.toggle('modes', 'Test');
    await form.shows('Login *', 'Modes *', 'API key (live) *', 'Passphrase (live) *', 'Proxy *', ACKNOWLEDGEMENT);
    await form.submits({ modes: ['live'], ...live, acknowledgement: true });
  },

  'sets/asked': async (form) => {
    await form.shows('Features', ACKNOWLEDGEMENT);
    await form.fill({ acknowledgement: true });
    await form.submits({ acknowledgement: true });
    await form.toggle('features', 'Payments');
    await form.shows('Features', 'Modes *', ACKNOWLEDGEMENT);
    await form.refuses({ modes: form.renderer === 'rjsf' ? 'at least one is needed' : 'it is required' });
    await form.toggle('modes', 'Live');
    await form.shows('Features', 'Modes *', 'API key (live) *', ACKNOWLEDGEMENT);
    await form.needs({ live_api_key: LIVE_KEY });
    await form.toggle('features', 'Refunds');
    await form.shows('Features', 'Modes *', 'API key (live) *', 'Terminal (live) *', ACKNOWLEDGEMENT);
    await form.needs({ live_terminal: 'T1' });
    const rest = { modes: ['live'], acknowledgement: true };
    await form.submits({ ...rest, features: ['payments', 'refunds'], live_api_key: LIVE_KEY, live_terminal: 'T1' });
    await form.toggle('features', 'Payments');
    await form.shows('Features', 'Modes *', 'Terminal (live) *', ACKNOWLEDGEMENT);
    await form.submits({ ...rest, features: ['refunds'], live_terminal: 'T1' });
    await form.toggle('features', 'Refunds');
    await form.shows('Features', ACKNOWLEDGEMENT);
    await form.submits({ features: [], acknowledgement: true });
  },

  'sets/both': async (form) => {
    const shows = (test, live) => form.shows('Sandbox passphrase', 'Passphrase (live) *', ...test, ...live, ACKNOWLEDGEMENT);
    await shows(
      ['Certificate (test)', 'Login (test)', 'Sign in with (test) *', 'Stores (test) *'],
      ['Certificate (live) *', 'Login (live)', 'Sign in with (live) *', 'Stores (live) *'],
    );
    await form.fill({ test_certificate: PKCS12, test_sign_in_with: 'Key', live_sign_in_with: 'Terminal', acknowledgement: true });
    const ofTest = ['Certificate (test)', 'Login (test) *', 'Sign in with (test) *', 'API key (test) *', 'Proxy (test) *', 'Stores (test) *'];
    await shows(ofTest, ['Certificate (live) *', 'Login (live)', 'Sign in with (live) *', 'Terminal (live) *', 'Stores (live) *']);

    const test = { test_login: 'a', test_api_key: TEST_KEY, test_proxy: 'proxy.example' };
    const live = { live_passphrase: 'pppp', live_login: 'b', live_terminal: 'T', live_proxy: 'p.example' };
    await form.fill({ ...test, 'test_stores[0].store': '7', 'test_stores[0].terminal': 'T7' });
    await form.fill({ live_certificate: PEM, ...live, country: 'Ukraine', 'live_stores[0].store': '8' });
    const ofLive = [
      'Certificate (live) *', 'Login (live) *', 'Sign in with (live) *', 'Terminal (live) *', 'Proxy (live) *', 'Stores (live) *', 'Country',
    ];
    await shows(ofTest, ofLive);
    await form.refuses({ 'live_stores[0].terminal': 'it is required' });
    await form.fill({ 'live_stores[0].terminal': 'T8' });
    await form.needs({ ...test, 'test_stores[0].terminal': 'T7', live_passphrase: 'pppp', live_proxy: 'p.example' });
    const { test_proxy, ...kept } = test;
    const sent = {
      ...kept, test_sign_in_with: 'key', test_stores: [{ store: 7, terminal: 'T7' }],
      ...live, live_certificate: DATA_URL, live_sign_in_with: 'terminal', live_stores: [{ store: 8, terminal: 'T8' }],
      country: 'UA', acknowledgement: true,
    };
    await form.submits({ ...sent, test_certificate: DATA_URL, test_proxy });
    // What depends on the file goes with it.
    await form.clear('test_certificate');
    await shows(['Certificate (test)', 'Login (test)', 'Sign in with (test) *', 'API key (test) *', 'Stores (test) *'], ofLive);
    await form.submits(sent);
  },

  'sets/asymmetric': async (form) => {
    await form.shows('Modes *', ACKNOWLEDGEMENT);
    await form.toggle('modes', 'Test');
    const ofTest = ['API key (test) *', 'Login (test)', 'Certificate (test)', 'Stores (test)'];
    await form.shows('Modes *', ...ofTest, ACKNOWLEDGEMENT);
    await form.fill({ test_api_key: TEST_KEY, 'test_stores[0].store': '1', acknowledgement: true });
    await form.needs({ 'test_stores[0].store': '1' });
    await form.submits({ modes: ['test'], test_api_key: TEST_KEY, test_stores: [{ store: 1 }], acknowledgement: true });
    await form.toggle('modes', 'Live');
    await form.shows('Modes *', ...ofTest, 'API key (live) *', 'Proxy (live) *', 'Login (live) *', 'Certificate (live) *', ACKNOWLEDGEMENT);
    await form.fill({ live_api_key: LIVE_KEY, live_proxy: 'p.example', live_login: 'b', live_certificate: PEM });
    const ofLive = ['API key (live) *', 'Proxy (live) *', 'Terminal (live) *', 'Login (live) *', 'Certificate (live) *', 'Passphrase (live) *'];
    await form.shows('Modes *', ...ofTest, ...ofLive, ACKNOWLEDGEMENT);
    await form.fill({ live_terminal: 'T', live_passphrase: 'pppp' });
    await form.needs({ live_terminal: 'T', live_login: 'b', live_passphrase: 'pppp' });
    await form.toggle('modes', 'Test');
    await form.shows('Modes *', ...ofLive, ACKNOWLEDGEMENT);
    await form.submits({
      modes: ['live'], live_api_key: LIVE_KEY, live_proxy: 'p.example', live_terminal: 'T', live_login: 'b', live_certificate: DATA_URL,
      live_passphrase: 'pppp', acknowledgement: true,
    });
  },
});
