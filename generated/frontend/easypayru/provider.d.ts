import type { FormModule } from '../form.js';

/** Provider account of EasyPayRU. */
export interface Submission {
  /** Broker ID */
  broker_id: string;
  /**
   * API key
   *
   * For payouts. Host-to-host payments do not use it.
   */
  api_key: string;
  /** Salt */
  salt: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"easypayru/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
