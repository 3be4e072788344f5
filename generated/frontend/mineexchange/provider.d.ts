import type { FormModule } from '../form.js';

/** Provider account of Mine.Exchange. */
export interface Submission {
  /**
   * Account id
   *
   * Any number that you make up. Mine.Exchange does not issue it.
   */
  account_id: string;
  /**
   * Password
   *
   * The API key, not a password.
   */
  password: string;
  /**
   * Commission type
   *
   * Choose the one that is set in your account at Mine.Exchange.
   */
  commission_type: "internal" | "external";
  /**
   * Account (Send)
   *
   * The internal account number that payouts use.
   */
  account_send: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"mineexchange/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
