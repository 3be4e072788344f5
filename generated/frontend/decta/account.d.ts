import type { FormModule } from '../form.js';

/** Connect account of Decta. */
export interface Submission {
  /**
   * Secret key
   *
   * A key set has a public key too. No form asks for it.
   */
  secret_key: string;
  /** Mode */
  mode: "test" | "live";
  /**
   * Currency
   *
   * The currency of the default terminal of your key set.
   */
  currency:
    | "ARS" | "AUD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "COP" | "CZK" | "DKK" | "EUR" | "GBP" | "HUF"
    | "IDR" | "ILS" | "INR" | "JPY" | "KES" | "KZT" | "MXN" | "NGN" | "NOK" | "PEN" | "PLN" | "RON" | "RUB"
    | "SEK" | "SGD" | "THB" | "TRY" | "TZS" | "UAH" | "USD" | "UYU" | "VND" | "ZAR" | "BTC" | "ETH" | "USDT";
  /**
   * Dynamic descriptor
   *
   * Switch it on if you want to set a descriptor. You enter its text after you connect, in the settings of your
   * commerce account at Example Pay.
   */
  dynamic_descriptor?: boolean;
  /** Features */
  features?: Array<
    | "payments" | "payouts" | "refunds" | "recurring" | "three_d_secure" | "required_3ds_v2" | "apple_pay"
    | "google_pay">;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"decta/account", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
