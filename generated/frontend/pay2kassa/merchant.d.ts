import type { FormModule } from '../form.js';

/**
 * Merchant account of pay2kassa.
 *
 * For payments.
 */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /** Outlet ID */
  outlet_id: string;
  /** Key */
  key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"pay2kassa/merchant", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
