import type { FormModule } from '../form.js';

/** Provider account of Piastrix. */
export interface Submission {
  /** Project ID */
  project_id: string;
  /** Merchant ID */
  merchant_id: string;
  /**
   * Secret key
   *
   * Format: 8 to 50 characters, with at least one digit, one upper-case and one lower-case letter.
   */
  secret_key: string;
  /**
   * Aggregator
   *
   * Switch it on only if you use the account as a payment aggregator.
   */
  aggregator?: boolean;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"piastrix/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
