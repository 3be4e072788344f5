import type { FormModule } from '../form.js';

/** Account of Tranzzo. */
export interface Submission {
  /** POS_ID */
  pos_id: string;
  /** API_KEY */
  api_key: string;
  /** SECRET_KEY */
  secret_key: string;
  /** ENDPOINTS_KEY */
  endpoints_key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"tranzzo/account", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
