import type { FormModule } from '../form.js';

/** Merchant account of LiqPay. */
export interface Submission {
  /** Public key */
  public_key: string;
  /** private_key */
  private_key: string;
  /** Currencies */
  currencies: Array<
    | "ARS" | "AUD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "COP" | "CZK" | "DKK" | "EUR" | "GBP" | "HUF"
    | "IDR" | "ILS" | "INR" | "JPY" | "KES" | "KZT" | "MXN" | "NGN" | "NOK" | "PEN" | "PLN" | "RON" | "RUB"
    | "SEK" | "SGD" | "THB" | "TRY" | "TZS" | "UAH" | "USD" | "UYU" | "VND" | "ZAR" | "BTC" | "ETH" | "USDT">;
}

type Module = FormModule<"liqpay/merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
