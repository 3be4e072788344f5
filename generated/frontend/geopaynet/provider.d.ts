import type { FormModule } from '../form.js';

/** Provider account of GeoPay. */
export interface Submission {
  /** API key */
  api_key: string;
  /** Hash ID */
  hash_id: string;
  /**
   * Card API Token
   *
   * Only for payouts to cards.
   */
  card_api_token?: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"geopaynet/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
