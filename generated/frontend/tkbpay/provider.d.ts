import type { FormModule } from '../form.js';

/** Provider account of TKB pay. */
export interface Submission {
  /**
   * Login
   *
   * TCB-Header-Login is the name of an HTTP header.
   */
  login: string;
  /** Sign */
  sign: string;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"tkbpay/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
