import type { DataUrl, FormModule } from '../form.js';

/** Provider account of Forward Bank. */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /** Terminal ID */
  terminal_id: string;
  /**
   * Private key
   *
   * It may be called a public key certificate, but it is the private key that OpenSSL writes into it. Private key
   * in PEM format, at most 20 KB.
   */
  private_key: DataUrl;
  /**
   * Sender Account
   *
   * Enter the registry code of your company, its ЄДРПОУ code. It is not an account number, although the title says
   * so.
   */
  sender_account: string;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"forwardbank/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
