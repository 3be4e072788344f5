import type { FormModule } from '../form.js';

/**
 * Provider account of pay2kassa.
 *
 * For payouts. The credentials of a merchant account do not fit here.
 */
export interface Submission {
  /** Username */
  username: string;
  /** Password */
  password: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"pay2kassa/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
