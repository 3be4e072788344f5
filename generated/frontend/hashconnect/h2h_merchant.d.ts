import type { DataUrl, FormModule } from '../form.js';

/**
 * H2H Merchant account of Hashconnect.
 *
 * This form takes no Merchant ID.
 */
export interface Submission {
  /** Site ID */
  site_id: string;
  /**
   * Key
   *
   * The same private key that the form of a Provider account takes. Private key in PEM format, at most 20 KB.
   */
  private_key: DataUrl;
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

type Module = FormModule<"hashconnect/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
