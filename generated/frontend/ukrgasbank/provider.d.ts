import type { DataUrl, FormModule } from '../form.js';

/** Provider account of UKRGASBANK. */
export interface Submission {
  /** Merchant ID */
  merchant_id: string;
  /** Terminal ID */
  terminal_id: string;
  /**
   * Private Key
   *
   * The file that the key generator made for this terminal. Text file, at most 20 KB.
   */
  private_key: DataUrl;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"ukrgasbank/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
