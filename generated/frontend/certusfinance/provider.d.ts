import type { FormModule } from '../form.js';

/** Provider account of Certus Finance. */
export interface Submission {
  /**
   * Merchant ID hash
   *
   * It stands for you as a merchant. Enter the hash, not the ID itself.
   */
  merchant_id_hash: string;
  /**
   * Merchant account ID hash
   *
   * It stands for one account of the merchant. Enter the hash, not the ID itself.
   */
  merchant_account_id_hash: string;
  /** Merchant account key */
  merchant_account_key: string;
  /** Merchant account username */
  merchant_account_username: string;
  /** Merchant account password */
  merchant_account_password: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"certusfinance/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
