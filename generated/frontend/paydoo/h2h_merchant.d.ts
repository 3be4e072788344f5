import type { FormModule } from '../form.js';

/** H2H Merchant account of PayDoo. */
export interface Submission {
  /**
   * Merchant account ID
   *
   * You may leave it empty, unlike the user ID and the password.
   */
  merchant_account_id?: string;
  /**
   * User ID (Entity ID)
   *
   * The one that you sign in to the platform with. Entity ID is another name for it.
   */
  user_id: string;
  /**
   * User password (Auth token)
   *
   * The one that you sign in to the platform with. Auth token is another name for it.
   */
  user_password: string;
  /**
   * Save OCT token
   *
   * Switch it on to save tokens for payouts by Original Credit Transaction (OCT).
   */
  save_oct_token?: boolean;
  /**
   * API type
   *
   * Ask your account manager at PayDoo which type your account has.
   */
  api_type: string;
  /**
   * Save Instant Token
   *
   * Switch it on if you plan instant payments, which use stored tokens, with this account.
   */
  save_instant_token?: boolean;
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

type Module = FormModule<"paydoo/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
