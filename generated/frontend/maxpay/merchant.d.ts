import type { FormModule } from '../form.js';

/** Merchant account of MaxPay. */
export interface Submission {
  /** Live Public key */
  live_public_key: string;
  /** Live Secret key */
  live_secret_key: string;
  /** Test Public key */
  test_public_key: string;
  /** Test Secret key */
  test_secret_key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"maxpay/merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
