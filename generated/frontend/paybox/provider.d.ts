import type { FormModule } from '../form.js';

/**
 * Account connection of Paybox.
 *
 * This is a provider account. Merchant and H2H merchant accounts of Paybox cannot be connected.
 */
export interface Submission {
  /** Merchant */
  merchant_id: string;
  /**
   * Signature key
   *
   * The portal has two secret keys, one for acceptance and one for payout. Enter the one for payout.
   */
  signature_key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"paybox/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
