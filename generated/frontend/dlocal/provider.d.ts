import type { FormModule } from '../form.js';

/** Provider account of dLocal. */
export interface Submission {
  /**
   * x_login
   *
   * The Cashout credentials have an x_login of their own. It does not belong here.
   */
  x_login: string;
  /**
   * x_trans_key
   *
   * The Cashout credentials have an x_trans_key of their own. It does not belong here.
   */
  x_trans_key: string;
  /** Secret key */
  secret_key: string;
  /** Cashout secret key */
  cashout_secret_key: string;
  /** Mode */
  mode: "test" | "live";
  /** Currencies */
  currencies: Array<
    | "ARS" | "AUD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "COP" | "CZK" | "DKK" | "EUR" | "GBP" | "HUF"
    | "IDR" | "ILS" | "INR" | "JPY" | "KES" | "KZT" | "MXN" | "NGN" | "NOK" | "PEN" | "PLN" | "RON" | "RUB"
    | "SEK" | "SGD" | "THB" | "TRY" | "TZS" | "UAH" | "USD" | "UYU" | "VND" | "ZAR" | "BTC" | "ETH" | "USDT">;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"dlocal/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
