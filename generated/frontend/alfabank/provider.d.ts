import type { DataUrl, FormModule } from '../form.js';

/** Provider account of Alfa Bank. */
export interface Submission {
  /**
   * Login
   *
   * Ends with “-api”.
   */
  login: string;
  /** Password */
  password: string;
  /**
   * Private Key
   *
   * Text file, at most 20 KB.
   */
  private_key: DataUrl;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"alfabank/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
