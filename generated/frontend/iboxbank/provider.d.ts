import type { DataUrl, FormModule } from '../form.js';

/** Provider account of Ibox Bank. */
export interface Submission {
  /** Point ID */
  point_id: string;
  /** Service ID */
  service_id: string;
  /**
   * Private merchant key
   *
   * Text file, at most 20 KB.
   */
  private_key: DataUrl;
  /**
   * Public merchant key
   *
   * The bank's key, although the title says merchant. Text file, at most 20 KB.
   */
  public_key: DataUrl;
  /**
   * Card verification
   *
   * Checks the card before a payout.
   */
  card_verification?: boolean;
  /** Mode */
  mode: "test" | "live";
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"iboxbank/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
