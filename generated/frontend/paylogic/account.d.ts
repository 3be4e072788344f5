import type { DataUrl, FormModule } from '../form.js';

/** Account of Pay-Logic. */
export interface Submission {
  /** Point ID */
  point_id: string;
  /**
   * Service ID
   *
   * The portal does not show it. Only your manager has it.
   */
  service_id: string;
  /**
   * Private key
   *
   * Upload the file as it is in the archive. Text file, at most 20 KB.
   */
  private_key: DataUrl;
  /**
   * Public key
   *
   * Paste it as text, encoded in Base64, in one line. The file itself cannot be uploaded. Format: Base64 in one
   * line.
   */
  public_key: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"paylogic/account", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
