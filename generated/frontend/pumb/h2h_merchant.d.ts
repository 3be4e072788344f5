import type { FormModule } from '../form.js';

/** H2H Merchant account of PUMB (The First Ukrainian International Bank: Bank FUIB). */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /** Account ID */
  account_id: string;
  /**
   * User login
   *
   * Only to make refunds through Example Pay. Fill in both, login and password, or neither.
   *
   * Whether it is required depends on `user_password`.
   */
  user_login?: string;
  /**
   * User password
   *
   * It goes with the User login.
   *
   * Whether it is required depends on `user_login`.
   */
  user_password?: string;
  /**
   * Base url
   *
   * The address of the bank's API for you. Other merchants have other addresses.
   */
  base_url: string;
  /**
   * Portal
   *
   * It tells the bank what kind of application calls: a web application, a mobile application, or a server outside
   * the bank.
   */
  portal: string;
  /** Currency */
  currency: "UAH";
  /**
   * Features
   *
   * Depending on how the bank has set up your account, 3-D Secure 2 required (required_3ds_v2) must be among them.
   */
  features?: Array<
    | "payments" | "payouts" | "refunds" | "recurring" | "three_d_secure" | "required_3ds_v2" | "apple_pay"
    | "google_pay">;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"pumb/h2h_merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
