import type { FormModule } from '../form.js';

/** Provider account of Skrill. */
export interface Submission {
  /** Account Email */
  account_email: string;
  /** Merchant ID */
  merchant_id: string;
  /**
   * Secret word
   *
   * Skrill signs its status reports with it.
   */
  secret_word: string;
  /**
   * API Password
   *
   * Not the password of your account.
   */
  api_password: string;
  /** Currencies */
  currencies: Array<
    | "ARS" | "AUD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "COP" | "CZK" | "DKK" | "EUR" | "GBP" | "HUF"
    | "IDR" | "ILS" | "INR" | "JPY" | "KES" | "KZT" | "MXN" | "NGN" | "NOK" | "PEN" | "PLN" | "RON" | "RUB"
    | "SEK" | "SGD" | "THB" | "TRY" | "TZS" | "UAH" | "USD" | "UYU" | "VND" | "ZAR" | "BTC" | "ETH" | "USDT">;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"skrill/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
