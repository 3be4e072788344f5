import type { FormModule } from '../form.js';

/** H2H Merchant account of Alfa Bank. */
export interface Submission {
  /** Shop password */
  password: string;
  /**
   * Shop login
   *
   * Ends with “-api”.
   */
  login: string;
  /** Currency */
  currency:
    | "ARS" | "AUD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "COP" | "CZK" | "DKK" | "EUR" | "GBP" | "HUF"
    | "IDR" | "ILS" | "INR" | "JPY" | "KES" | "KZT" | "MXN" | "NGN" | "NOK" | "PEN" | "PLN" | "RON" | "RUB"
    | "SEK" | "SGD" | "THB" | "TRY" | "TZS" | "UAH" | "USD" | "UYU" | "VND" | "ZAR" | "BTC" | "ETH" | "USDT";
  /**
   * Host URL
   *
   * Ask the bank which API host your account has.
   */
  host_url: string;
  /**
   * Save Instant Token
   *
   * Switch it on only if your account at the bank is for instant payments.
   */
  save_instant_token?: boolean;
  /**
   * Send Customer data
   *
   * Switch it on only if your account at the bank has permission to bind the cards of customers.
   */
  send_customer_data?: boolean;
  /** Features */
  features?: Array<
    | "payments" | "payouts" | "refunds" | "recurring" | "three_d_secure" | "required_3ds_v2" | "apple_pay"
    | "google_pay">;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"alfabank/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
