import type { FormModule } from '../form.js';

/** Provider account of CoinGate. */
export interface Submission {
  /**
   * API key
   *
   * The token of the tab API v2, not that of API v1.
   */
  api_key: string;
  /** Mode */
  mode: "test" | "live";
  /**
   * Currencies
   *
   * The list has both fiat currencies, such as EUR, and cryptocurrencies, such as BTC.
   */
  currencies: Array<
    | "ARS" | "AUD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "COP" | "CZK" | "DKK" | "EUR" | "GBP" | "HUF"
    | "IDR" | "ILS" | "INR" | "JPY" | "KES" | "KZT" | "MXN" | "NGN" | "NOK" | "PEN" | "PLN" | "RON" | "RUB"
    | "SEK" | "SGD" | "THB" | "TRY" | "TZS" | "UAH" | "USD" | "UYU" | "VND" | "ZAR" | "BTC" | "ETH" | "USDT">;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"coingate/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
