import type { FormModule } from '../form.js';

/** Provider account of Cypix. */
export interface Submission {
  /**
   * Account ID
   *
   * Identifies you for payouts.
   */
  account_id: string;
  /**
   * API Key
   *
   * Cypix describes it as an identifier of the service. Keep it secret all the same.
   */
  api_key: string;
  /** Secret Key */
  secret_key: string;
  /**
   * Host
   *
   * The domain that Cypix issued to you. Enter it without https:// and without a path.
   */
  host: string;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"cypix/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
