import type { FormModule } from '../form.js';

/** Account connection of Payeer. */
export interface Submission {
  /** Account number */
  account_number: string;
  /** Merchant ID */
  merchant_id: string;
  /**
   * Merchant Secret key
   *
   * The secret key of the merchant, not the one of the API user.
   */
  merchant_secret_key: string;
  /**
   * Encryption key
   *
   * Format: exactly 32 characters.
   */
  encryption_key: string;
  /** API User ID */
  api_user_id: string;
  /**
   * API User Secret key
   *
   * The secret key of the API user, not the one of the merchant.
   */
  api_user_secret_key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"payeer/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
