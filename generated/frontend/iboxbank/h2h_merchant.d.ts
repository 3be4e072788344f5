import type { DataUrl, FormModule } from '../form.js';

/** H2H Merchant account of Ibox Bank. */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /**
   * Public merchant key
   *
   * The bank's key, although the title says merchant. Text file, at most 20 KB.
   */
  public_key: DataUrl;
  /**
   * Private merchant key
   *
   * Text file, at most 20 KB.
   */
  private_key: DataUrl;
  /**
   * GooglePay merchant ID
   *
   * Whether it is shown depends on `features`.
   */
  google_merchant_id?: string;
  /**
   * ApplePay merchant ID
   *
   * Whether it is shown depends on `features`.
   */
  apple_merchant_id?: string;
  /**
   * ApplePay certificate
   *
   * PEM file, at most 20 KB.
   *
   * Whether it is shown depends on `features`.
   */
  apple_certificate?: DataUrl;
  /**
   * ApplePay certificate key
   *
   * Private key in PEM format, at most 20 KB.
   *
   * Whether it is shown depends on `features`.
   */
  apple_certificate_key?: DataUrl;
  /** Mode */
  mode: "test" | "live";
  /** Currency */
  currency:
    | "ARS" | "AUD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "COP" | "CZK" | "DKK" | "EUR" | "GBP" | "HUF"
    | "IDR" | "ILS" | "INR" | "JPY" | "KES" | "KZT" | "MXN" | "NGN" | "NOK" | "PEN" | "PLN" | "RON" | "RUB"
    | "SEK" | "SGD" | "THB" | "TRY" | "TZS" | "UAH" | "USD" | "UYU" | "VND" | "ZAR" | "BTC" | "ETH" | "USDT";
  /**
   * API Type
   *
   * The bank tells you which type is yours, acquiring or card-to-account transfer.
   */
  api_type: string;
  /** Features */
  features?: Array<
    | "payments" | "payouts" | "refunds" | "recurring" | "three_d_secure" | "required_3ds_v2" | "apple_pay"
    | "google_pay">;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"iboxbank/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
