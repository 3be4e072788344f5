import type { FormModule } from '../form.js';

/** Provider account of Kuna Pay. */
export interface Submission {
  /** Account ID */
  account_id: string;
  /** API key */
  api_key: string;
  /**
   * Private key
   *
   * The key as text in one line, not as a file. It serves to check the X-Signature of callbacks.
   */
  private_key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"kunapay/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
