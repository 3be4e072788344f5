import type { FormModule } from '../form.js';

/** Provider account of Parimatch. */
export interface Submission {
  /** Project ID */
  project_id: string;
  /**
   * Pay Gateway
   *
   * The whole URL of the API host. Every merchant gets a gateway of their own.
   */
  pay_gateway: string;
  /** Secret Key */
  secret_key: string;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"parimatch/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
