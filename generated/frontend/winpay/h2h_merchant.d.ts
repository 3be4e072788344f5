import type { FormModule } from '../form.js';

/** H2H Merchant account of Win Pay. */
export interface Submission {
  /** API Key */
  api_key: string;
  /** Secret Key */
  secret_key: string;
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

type Module = FormModule<"winpay/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
