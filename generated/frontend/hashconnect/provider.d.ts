import type { DataUrl, FormModule } from '../form.js';

/** Provider account of Hashconnect. */
export interface Submission {
  /** Site ID */
  site_id: string;
  /** Merchant ID */
  merchant_id: string;
  /**
   * Private Key
   *
   * Private key in PEM format, at most 20 KB.
   */
  private_key: DataUrl;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"hashconnect/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
