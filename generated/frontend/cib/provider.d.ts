import type { FormModule } from '../form.js';

/** Provider account of ComIn Bank (the Commercial Industrial Bank of Ukraine). */
export interface Submission {
  /** Terminal Id */
  terminal_id: string;
  /** API Secret */
  api_secret: string;
  /** API Token */
  api_token: string;
  /**
   * API Url
   *
   * The API host is not the same for all merchants. Enter the address that the bank gave to you.
   */
  api_url: string;
  /**
   * P2P
   *
   * Switch it on for a peer-to-peer connection.
   */
  p2p?: boolean;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"cib/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
