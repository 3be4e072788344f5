import type { FormModule } from '../form.js';

/** Provider account of PayLink (TAS Link). */
export interface Submission {
  /** Merchant */
  merchant: string;
  /**
   * Private key
   *
   * Paste the key. The form takes no file.
   */
  private_key: string;
  /**
   * Account
   *
   * The identifier of your bank account, cut out of the IBAN. Do not enter the full IBAN. Format: at most 14
   * digits.
   *
   * Whether it is required depends on `p2p`.
   */
  account?: string;
  /**
   * P2P
   *
   * Switch it on for a peer-to-peer connection.
   */
  p2p?: boolean;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"paylink/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
