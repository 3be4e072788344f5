import type { DataUrl, FormModule } from '../form.js';

/** H2H Merchant account of Forward Bank. */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /** Terminal ID */
  terminal_id: string;
  /**
   * CA Certificate
   *
   * The file that the bank sends, not the certificate that you make. Text file, at most 20 KB.
   */
  ca_certificate: DataUrl;
  /**
   * Private key
   *
   * It may be called a public key certificate, but it is the private key that OpenSSL writes into it. Private key
   * in PEM format, at most 20 KB.
   */
  private_key: DataUrl;
  /**
   * API type
   *
   * Ask your account manager at Forward Bank which type your account has.
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

type Module = FormModule<"forwardbank/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
