import type { DataUrl, FormModule } from '../form.js';

/** H2H Merchant account of Fondy. */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /** Password */
  payment_key: string;
  /** Mode */
  mode: "test" | "live";
  /**
   * Apple Merchant ID
   *
   * Whether it is shown depends on `features`.
   */
  apple_merchant_id?: string;
  /**
   * Apple Certificate
   *
   * The private key, although the title says certificate. Private key in PEM format, at most 20 KB.
   *
   * Whether it is shown depends on `features`.
   */
  apple_certificate?: DataUrl;
  /**
   * Apple Certificate Key
   *
   * Private key in PEM format, at most 20 KB.
   *
   * Whether it is shown depends on `features`.
   */
  apple_certificate_key?: DataUrl;
  /**
   * Apple Certificate Password
   *
   * Leave it empty if you set no password.
   *
   * Whether it is shown depends on `features`.
   */
  apple_certificate_password?: string;
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

type Module = FormModule<"fondy/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
