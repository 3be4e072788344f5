import type { FormModule } from '../form.js';

/** Merchant account of Win Pay. */
export interface Submission {
  /** API Key */
  api_key: string;
  /** Mode */
  mode: "test" | "live";
  /** Secret Key */
  secret_key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"winpay/merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
