import type { DataUrl, FormModule } from '../form.js';

/** Provider account of Connectum. */
export interface Submission {
  /** Account */
  account: string;
  /** Password */
  password: string;
  /**
   * PKCS key
   *
   * The key file itself, unpacked from the archive that Connectum sends. PKCS#12 container, at most 20 KB.
   */
  pkcs_key: DataUrl;
  /**
   * Certificate password
   *
   * The password that unlocks the PKCS key.
   */
  certificate_password: string;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"connectum/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
