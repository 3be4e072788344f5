import type { FormModule } from '../form.js';

/** Provider account of Odysseq. */
export interface Submission {
  /** Access token */
  access_token: string;
  /** Secret key */
  secret_key: string;
  /**
   * API type
   *
   * Ask your account manager at Odysseq which type your account has.
   */
  api_type: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"odysseq/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
