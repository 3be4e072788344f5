import type { FormModule } from '../form.js';

/** Provider account of Selcom. */
export interface Submission {
  /** Account ID */
  account_id: string;
  /** Account PIN */
  account_pin: string;
  /**
   * Public Key
   *
   * The API key. It is not half of a key pair.
   */
  public_key: string;
  /**
   * Secret Key
   *
   * The API secret. It is not half of a key pair.
   */
  secret_key: string;
  /** Business Number */
  business_number: string;
  /** Token */
  token: string;
  /**
   * Flow type
   *
   * Ask your manager at Selcom which flow types there are, and which one your account has.
   */
  flow_type?: string;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"selcom/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
