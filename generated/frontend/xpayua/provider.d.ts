import type { DataUrl, FormModule } from '../form.js';

/** Provider account of XPAY. */
export interface Submission {
  /** Xpay Partner Token */
  partner_token: string;
  /**
   * Your Private key
   *
   * The private half of your own pair, as a .txt file. What is in the file stays PEM. Text file, at most 20 KB.
   */
  private_key: DataUrl;
  /**
   * Xpay Public key
   *
   * The key that XPAY sends you, not the public half of your own pair. Its PEM text has many lines, but the box
   * has only one.
   */
  public_key: string;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"xpayua/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
