import type { FormModule } from '../form.js';

/** Provider account of ADgroup. */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /** Merchant account ID */
  merchant_account_id?: string;
  /**
   * User name
   *
   * Not the Merchant User Name of the same e-mail, which is for the portal.
   */
  user_name: string;
  /**
   * User password
   *
   * Not the Merchant Password of the same e-mail, which is for the portal.
   */
  user_password: string;
  /** Key */
  key: string;
  /** Mode */
  mode: "test" | "live";
  /**
   * Account Type
   *
   * Your account manager at the provider knows which one is yours.
   */
  account_type: string;
  /**
   * Terminal type
   *
   * Your account manager at the provider knows which one is yours.
   */
  terminal_type?: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"adgroup/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
