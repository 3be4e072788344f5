import type { FormModule } from '../form.js';

/** Provider account of Fondy. */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /** Payment key */
  payment_key: string;
  /** Credit Private Key */
  credit_private_key: string;
  /** Application ID */
  application_id: string;
  /** Application Secret Key */
  application_secret_key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"fondy/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
