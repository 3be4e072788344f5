import type { DataUrl, FormModule } from '../form.js';

/** H2H Merchant account of UKRGASBANK. */
export interface Submission {
  /**
   * Merchant name
   *
   * Enter the Merchant ID here, not a name.
   */
  merchant_id: string;
  /**
   * Private Key
   *
   * The file that the key generator made for this terminal. Text file, at most 20 KB.
   */
  private_key: DataUrl;
  /**
   * API type
   *
   * Ask the bank which type your account has.
   */
  api_type: string;
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

type Module = FormModule<"ukrgasbank/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
