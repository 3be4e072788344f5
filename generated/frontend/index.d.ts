import type { Catalogue } from './catalogue.js';
import type { Digests } from './digests.js';
import type { FormModule } from './form.js';
import type { Locale } from './words.js';

export type { Catalogue, Provider } from './catalogue.js';
export type { Digests } from './digests.js';
export type { Locale } from './words.js';
export type { DataUrl, FormModule, JsonSchema, Messages, UiSchema } from './form.js';

/** The name of a form: the provider's code and the kind of account. */
export type FormName = keyof Submissions;

/** What a form takes. */
export type Submission<Name extends FormName> = Submissions[Name];

/** A language; of one that the package does not have, its first. `uk-UA` is `uk`. */
export type AnyLocale = Locale | (string & {});

/** Loads a form by its name, in a language. Each is a module of its own, which is loaded once. */
export declare const forms: {
  readonly [Name in FormName]: (locale?: AnyLocale) => Promise<FormModule<Name, Submissions[Name]>>;
};

/** Loads the list of all providers: titles, modes, addresses, where the guide explains what. */
export declare const catalogue: (locale?: AnyLocale) => Promise<Catalogue>;

/** Loads a digest of each form in a language, by name. Where it is the same, nothing of the form has changed. */
export declare const digests: (locale?: AnyLocale) => Promise<Digests>;

/** The submission of each form, by name. */
export interface Submissions {
  "123x/account": import("./123x/account.js").Submission;
  "adgroup/provider": import("./adgroup/provider.js").Submission;
  "adgroup/h2h_merchant": import("./adgroup/h2h_merchant.js").Submission;
  "advcash/account": import("./advcash/account.js").Submission;
  "alfabank/provider": import("./alfabank/provider.js").Submission;
  "alfabank/h2h_merchant": import("./alfabank/h2h_merchant.js").Submission;
  "anycash/provider": import("./anycash/provider.js").Submission;
  "axcessmerchantservices/h2h_merchant": import("./axcessmerchantservices/h2h_merchant.js").Submission;
  "cardpay/provider": import("./cardpay/provider.js").Submission;
  "cardpay/h2h_merchant": import("./cardpay/h2h_merchant.js").Submission;
  "cashfree/provider": import("./cashfree/provider.js").Submission;
  "certusfinance/provider": import("./certusfinance/provider.js").Submission;
  "cib/provider": import("./cib/provider.js").Submission;
  "cib/h2h_merchant": import("./cib/h2h_merchant.js").Submission;
  "coingate/provider": import("./coingate/provider.js").Submission;
  "connectum/provider": import("./connectum/provider.js").Submission;
  "connectum/h2h_merchant": import("./connectum/h2h_merchant.js").Submission;
  "crosspay/provider": import("./crosspay/provider.js").Submission;
  "cypix/provider": import("./cypix/provider.js").Submission;
  "cypix/h2h_merchant": import("./cypix/h2h_merchant.js").Submission;
  "decta/account": import("./decta/account.js").Submission;
  "dlocal/provider": import("./dlocal/provider.js").Submission;
  "easypayru/provider": import("./easypayru/provider.js").Submission;
  "easypayru/h2h_merchant": import("./easypayru/h2h_merchant.js").Submission;
  "flashpay/provider": import("./flashpay/provider.js").Submission;
  "fondy/provider": import("./fondy/provider.js").Submission;
  "fondy/h2h_merchant": import("./fondy/h2h_merchant.js").Submission;
  "forta/provider": import("./forta/provider.js").Submission;
  "forwardbank/provider": import("./forwardbank/provider.js").Submission;
  "forwardbank/h2h_merchant": import("./forwardbank/h2h_merchant.js").Submission;
  "geopaynet/provider": import("./geopaynet/provider.js").Submission;
  "globalmoney/provider": import("./globalmoney/provider.js").Submission;
  "hashconnect/provider": import("./hashconnect/provider.js").Submission;
  "hashconnect/h2h_merchant": import("./hashconnect/h2h_merchant.js").Submission;
  "iboxbank/provider": import("./iboxbank/provider.js").Submission;
  "iboxbank/h2h_merchant": import("./iboxbank/h2h_merchant.js").Submission;
  "kunapay/provider": import("./kunapay/provider.js").Submission;
  "kunapay/h2h_merchant": import("./kunapay/h2h_merchant.js").Submission;
  "liqpay/merchant": import("./liqpay/merchant.js").Submission;
  "maxpay/merchant": import("./maxpay/merchant.js").Submission;
  "maxpay/provider": import("./maxpay/provider.js").Submission;
  "maxpay/h2h_merchant": import("./maxpay/h2h_merchant.js").Submission;
  "mineexchange/provider": import("./mineexchange/provider.js").Submission;
  "odysseq/provider": import("./odysseq/provider.js").Submission;
  "offsetpay/h2h_merchant": import("./offsetpay/h2h_merchant.js").Submission;
  "parimatch/provider": import("./parimatch/provider.js").Submission;
  "pay2kassa/merchant": import("./pay2kassa/merchant.js").Submission;
  "pay2kassa/provider": import("./pay2kassa/provider.js").Submission;
  "paybox/provider": import("./paybox/provider.js").Submission;
  "paydoo/h2h_merchant": import("./paydoo/h2h_merchant.js").Submission;
  "payeer/provider": import("./payeer/provider.js").Submission;
  "paylink/provider": import("./paylink/provider.js").Submission;
  "paylink/h2h_merchant": import("./paylink/h2h_merchant.js").Submission;
  "paylogic/account": import("./paylogic/account.js").Submission;
  "paymega/provider": import("./paymega/provider.js").Submission;
  "paymega/merchant": import("./paymega/merchant.js").Submission;
  "paymegaio/provider": import("./paymegaio/provider.js").Submission;
  "paymegaio/h2h_merchant": import("./paymegaio/h2h_merchant.js").Submission;
  "paymentcenter/provider": import("./paymentcenter/provider.js").Submission;
  "paysage/provider": import("./paysage/provider.js").Submission;
  "paysage/h2h_merchant": import("./paysage/h2h_merchant.js").Submission;
  "perfectmoney/provider": import("./perfectmoney/provider.js").Submission;
  "piastrix/provider": import("./piastrix/provider.js").Submission;
  "piastrix/h2h_merchant": import("./piastrix/h2h_merchant.js").Submission;
  "platio/provider": import("./platio/provider.js").Submission;
  "platio/h2h_merchant": import("./platio/h2h_merchant.js").Submission;
  "pspgate/h2h_merchant": import("./pspgate/h2h_merchant.js").Submission;
  "pumb/h2h_merchant": import("./pumb/h2h_merchant.js").Submission;
  "russianstandardbank/h2h_merchant": import("./russianstandardbank/h2h_merchant.js").Submission;
  "safecharge/provider": import("./safecharge/provider.js").Submission;
  "safecharge/h2h_merchant": import("./safecharge/h2h_merchant.js").Submission;
  "sdkfinance/provider": import("./sdkfinance/provider.js").Submission;
  "selcom/provider": import("./selcom/provider.js").Submission;
  "skrill/provider": import("./skrill/provider.js").Submission;
  "square/provider": import("./square/provider.js").Submission;
  "tkbpay/provider": import("./tkbpay/provider.js").Submission;
  "tkbpay/h2h_merchant": import("./tkbpay/h2h_merchant.js").Submission;
  "tome/provider": import("./tome/provider.js").Submission;
  "tome/h2h_merchant": import("./tome/h2h_merchant.js").Submission;
  "tranzzo/account": import("./tranzzo/account.js").Submission;
  "ukrgasbank/provider": import("./ukrgasbank/provider.js").Submission;
  "ukrgasbank/h2h_merchant": import("./ukrgasbank/h2h_merchant.js").Submission;
  "winpay/provider": import("./winpay/provider.js").Submission;
  "winpay/merchant": import("./winpay/merchant.js").Submission;
  "winpay/h2h_merchant": import("./winpay/h2h_merchant.js").Submission;
  "wirecapital/account": import("./wirecapital/account.js").Submission;
  "xpate/provider": import("./xpate/provider.js").Submission;
  "xpate/h2h_merchant": import("./xpate/h2h_merchant.js").Submission;
  "xpayua/provider": import("./xpayua/provider.js").Submission;
}
