import type { FormModule } from '../form.js';

/** Provider account of PerfectMoney. */
export interface Submission {
  /** Account ID */
  account_id: string;
  /**
   * Password
   *
   * The password that you sign in to the PerfectMoney dashboard with.
   */
  password: string;
  /** Passphrase */
  passphrase: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"perfectmoney/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
