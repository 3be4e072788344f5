import type { FormModule } from '../form.js';

/** Account of Advcash. */
export interface Submission {
  /**
   * Account Email
   *
   * It stands in the profile of your wallet, not among the settings of the API or the SCI.
   */
  account_email: string;
  /**
   * API Name
   *
   * Exactly the name that you chose for the API at Advcash.
   */
  api_name: string;
  /** API Password */
  api_password: string;
  /**
   * SCI Name
   *
   * Exactly the name that you chose for the SCI at Advcash.
   */
  sci_name: string;
  /** SCI Password */
  sci_password: string;
}

type Module = FormModule<"advcash/account", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
