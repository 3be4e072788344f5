// Lists: of items with fields of their own, and of texts.
import { ACKNOWLEDGEMENT, TEST_KEY, describeForms } from './extensions.js';
import { expect } from './fixtures.js';

describeForms({
  'options/items': async (form) => {
    await form.shows('Shops *', ACKNOWLEDGEMENT);
    // Stock RJSF begins with as many as are needed.
    await form.hasItems('shops', form.renderer === 'rjsf' ? 1 : 0);
    await form.fill({ acknowledgement: true });
    await form.fill({ 'shops[0].kind': 'Web' });
    await form.showsIn('shops', 0, 'Kind *', 'Shop *', 'API key *');
    await form.fill({ 'shops[0].shop': 'One', 'shops[0].api_key': 'k' });
    await form.needs({ 'shops[0].shop': 'One', 'shops[0].api_key': 'k' });
    await form.submits({ shops: [{ kind: 'web', shop: 'One', api_key: 'k' }], acknowledgement: true });

    await form.fill({ 'shops[1].kind': 'Till' });
    await form.showsIn('shops', 1, 'Kind *', 'Shop *');
    await form.showsIn('shops', 0, 'Kind *', 'Shop *', 'API key *');
    await form.refuses({ 'shops[1].shop': 'it is required' });
    await form.fill({ 'shops[1].shop': 'Two' });
    await form.submits({ shops: [{ kind: 'web', shop: 'One', api_key: 'k' }, { kind: 'pos', shop: 'Two' }], acknowledgement: true });
    await form.isAnswered({ 'shops[1].shop': 'there is no such shop' });

    await form.fill({ 'shops[0].kind': 'App' });
    await form.showsIn('shops', 0, 'Kind *');
    await form.submits({ shops: [{ kind: 'app' }, { kind: 'pos', shop: 'Two' }], acknowledgement: true });
    await form.list('shops').remove(0);
    await form.showsIn('shops', 0, 'Kind *', 'Shop *');
    await form.submits({ shops: [{ kind: 'pos', shop: 'Two' }], acknowledgement: true });
    await form.list('shops').remove(0);
    await form.refusesList('shops', 'at least one is needed');
  },

  'hosts/terminals': async (form) => {
    await form.shows('Mode *', 'Terminals *', ACKNOWLEDGEMENT);
    await form.fill({ mode: 'Live', 'terminals[0].country': 'Mexico', acknowledgement: true });
    await form.showsIn('terminals', 0, 'Country *', 'API key *');
    await form.refuses({ 'terminals[0].api_key': 'it is required' });
    await form.fill({ 'terminals[0].api_key': 'a', 'terminals[1].api_key': 'b' });
    await form.refuses({ 'terminals[1].country': 'it is required' });
    await form.fill({ 'terminals[1].country': 'Another country' });
    const [first, second] = [{ country: 'mx', api_key: 'a' }, { country: 'other', api_key: 'b' }];
    await form.submits({ mode: 'live', terminals: [first, second], acknowledgement: true });
    await form.list('terminals').remove(1);
    await form.submits({ mode: 'live', terminals: [first], acknowledgement: true });
  },

  'sets/lists': async (form) => {
    await form.shows('Modes *', 'Shops', ACKNOWLEDGEMENT);
    await form.toggle('modes', 'Test');
    await form.shows('Modes *', 'API key (test) *', 'Stores (test)', 'Shops', ACKNOWLEDGEMENT);
    await form.fill({ test_api_key: TEST_KEY, acknowledgement: true });
    await form.hasItems('test_stores', 0);
    await form.submits({ modes: ['test'], test_api_key: TEST_KEY, acknowledgement: true });

    await form.fill({ 'shops[0].passphrase': 'a secret' });
    await form.shows('Modes *', 'API key (test) *', 'Stores (test)', 'Shops', 'Terminals', ACKNOWLEDGEMENT);
    await expect(form.shown.root).not.toContainText('a secret');
    await form.fill({ 'terminals[0].terminal': 'T1', 'test_stores[0].store': '7' });
    await form.showsIn('test_stores', 0, 'Store *', 'Terminal *');
    await form.refuses({ 'test_stores[0].terminal': 'it is required' });
    await form.fill({ 'test_stores[0].terminal': 'T2' });
    const rest = { modes: ['test'], test_api_key: TEST_KEY, acknowledgement: true };
    await form.submits({
      ...rest, test_stores: [{ store: 7, terminal: 'T2' }], shops: [{ passphrase: 'a secret' }], terminals: [{ terminal: 'T1' }],
    });
    await form.list('shops').remove(0);
    await form.shows('Modes *', 'API key (test) *', 'Stores (test)', 'Shops', ACKNOWLEDGEMENT);
    await form.list('test_stores').remove(0);
    await form.submits({ ...rest, test_stores: [], shops: [] });
  },

  // A list of texts.
  'wording/merchant': async (form) => {
    await form.shows('Terminal *', 'Account *', 'Note', 'Addresses *', 'PIN *', ACKNOWLEDGEMENT);
    const rest = { terminal: 'T-t', account: 'M{1}9"$&', pin: '1234', acknowledgement: true };
    await form.fill(rest);
    await form.list('addresses').fill([]);
    await form.refusesList('addresses', form.renderer === 'rjsf' ? 'at least one is needed' : 'it is required');
    await form.fill({ addresses: ['192.0.2.1', 'nowhere'] });
    // A backend says it of the list, and so does RJSF; stock JSON Forms says it at the text, in the words of AJV.
    if (form.renderer === 'rjsf') await form.refusesList('addresses', 'an entry is not an IPv4 address or a network such as 192.0.2.0/24');
    else await form.refusesItem('addresses', 1, 'must match pattern');
    await form.fill({ addresses: ['192.0.2.1', '198.51.100.0/24'] });
    await form.submits({ ...rest, addresses: ['192.0.2.1', '198.51.100.0/24'] });
    await form.list('addresses').remove(0);
    await form.submits({ ...rest, addresses: ['198.51.100.0/24'] });
  },
});
