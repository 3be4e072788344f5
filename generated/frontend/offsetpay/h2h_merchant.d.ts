import type { FormModule } from '../form.js';

/** H2H Merchant account of OffsetPay. */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /** API Key */
  api_key: string;
  /**
   * Gateway
   *
   * The gateways that are open to your account. They differ from account to account.
   */
  gateway: string;
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

type Module = FormModule<"offsetpay/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
