import type { FormModule } from '../form.js';

/** Provider account of PayMega. */
export interface Submission {
  /** Account ID */
  account_id: string;
  /** Account Password */
  account_password: string;
  /** Signature key */
  signature_key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"paymega/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
