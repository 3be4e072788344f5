import type { FormModule } from '../form.js';

/** Provider account of Platio. */
export interface Submission {
  /**
   * Account ID
   *
   * The ID of one outlet.
   */
  account_id: string;
  /**
   * Secret Key
   *
   * The key of the same outlet.
   */
  secret_key: string;
  /**
   * Secret Key Return URL
   *
   * Not a URL, but a second secret key. The portal calls it Секретный ключ для Result.
   */
  return_url_secret_key: string;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"platio/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
