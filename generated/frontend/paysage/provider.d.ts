import type { FormModule } from '../form.js';

/** Provider account of PaySage.io. */
export interface Submission {
  /** Shop id */
  shop_id: string;
  /** Secret key */
  secret_key: string;
  /** Public key */
  public_key: string;
  /**
   * Provider url
   *
   * Leave it as it is. It shows a brand, not an address, and there is nothing else to choose.
   */
  provider_url: "paysage";
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"paysage/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
