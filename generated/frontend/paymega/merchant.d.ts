import type { FormModule } from '../form.js';

/** Merchant account of PayMega. */
export interface Submission {
  /**
   * Public key
   *
   * The live one of the two public keys.
   */
  live_public_key: string;
  /**
   * Secret key
   *
   * The live one of the two secret keys.
   */
  live_secret_key: string;
  /** Test Public Key */
  test_public_key: string;
  /** Test Secret Key */
  test_secret_key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"paymega/merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
