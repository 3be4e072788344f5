import type { FormModule } from '../form.js';

/**
 * Account connection of Wirecapital.
 *
 * For H2H connections and payments.
 */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /** Merchant account ID */
  merchant_account_id: string;
  /** Merchant Account User Name */
  merchant_account_user_name: string;
  /** Merchant Account Password */
  merchant_account_password: string;
  /** Merchant Account Key */
  merchant_account_key: string;
  /**
   * Enable 3DS
   *
   * Not a credential. It switches 3-D Secure on for this connection.
   */
  enable_3ds?: boolean;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"wirecapital/account", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
