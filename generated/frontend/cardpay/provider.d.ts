import type { FormModule } from '../form.js';

/** Provider account of Unlimint (CardPay). */
export interface Submission {
  /** Terminal code */
  terminal_code: string;
  /** Terminal password */
  terminal_password: string;
  /** Callback secret */
  callback_secret: string;
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

type Module = FormModule<"cardpay/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
