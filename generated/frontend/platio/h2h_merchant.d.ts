import type { FormModule } from '../form.js';

/** H2H Merchant account of Platio. */
export interface Submission {
  /**
   * Account ID
   *
   * The ID of one outlet.
   */
  account_id: string;
  /**
   * Secret Key
   *
   * The key of the same outlet.
   */
  secret_key: string;
  /**
   * Secret Key Return URL
   *
   * Not a URL, but a second secret key. The portal calls it Секретный ключ для Result.
   */
  return_url_secret_key: string;
  /**
   * Send Merchant URL
   *
   * Switch it on to pass the Merchant URL of your shop to Platio. It is taken from the general settings of your
   * commerce account at Example Pay, not from this form.
   */
  send_merchant_url?: boolean;
  /**
   * Save Instant Token
   *
   * Switch it on if you plan token payments with this outlet.
   */
  save_instant_token?: boolean;
  /** Mode */
  mode: "test" | "live";
  /** Currency */
  currency:
    | "ARS" | "AUD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "COP" | "CZK" | "DKK" | "EUR" | "GBP" | "HUF"
    | "IDR" | "ILS" | "INR" | "JPY" | "KES" | "KZT" | "MXN" | "NGN" | "NOK" | "PEN" | "PLN" | "RON" | "RUB"
    | "SEK" | "SGD" | "THB" | "TRY" | "TZS" | "UAH" | "USD" | "UYU" | "VND" | "ZAR" | "BTC" | "ETH" | "USDT";
  /** Features */
  features?: Array<
    | "payments" | "payouts" | "refunds" | "recurring" | "three_d_secure" | "required_3ds_v2" | "apple_pay"
    | "google_pay">;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"platio/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
