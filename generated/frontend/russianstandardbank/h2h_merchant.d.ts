import type { DataUrl, FormModule } from '../form.js';

/** H2H Merchant account of Russian Standard Bank. */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /**
   * Certificate key
   *
   * The whole container that you build, key and certificate in one file. PKCS#12 container, at most 20 KB.
   */
  certificate_key: DataUrl;
  /**
   * Certificate
   *
   * The certificate of the Ecomm system, not the one that the bank issues to you. Certificate in PEM or DER
   * format, at most 20 KB.
   */
  certificate: DataUrl;
  /**
   * Root CA
   *
   * Certificate in PEM or DER format, at most 20 KB.
   */
  root_ca: DataUrl;
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

type Module = FormModule<"russianstandardbank/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
