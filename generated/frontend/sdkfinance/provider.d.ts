import type { FormModule } from '../form.js';

/** Provider account of SDK.finance. */
export interface Submission {
  /**
   * Login
   *
   * The login of your own account in the SDK.finance back office.
   */
  login: string;
  /**
   * Password
   *
   * The password of the same account.
   */
  password: string;
  /**
   * API host
   *
   * The base URL without the prefix api/ui.
   */
  api_host: string;
  /** Currency */
  currency:
    | "ARS" | "AUD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "COP" | "CZK" | "DKK" | "EUR" | "GBP" | "HUF"
    | "IDR" | "ILS" | "INR" | "JPY" | "KES" | "KZT" | "MXN" | "NGN" | "NOK" | "PEN" | "PLN" | "RON" | "RUB"
    | "SEK" | "SGD" | "THB" | "TRY" | "TZS" | "UAH" | "USD" | "UYU" | "VND" | "ZAR" | "BTC" | "ETH" | "USDT";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"sdkfinance/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
