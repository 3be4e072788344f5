import type { FormModule } from '../form.js';

/** Account connection of 123x. */
export interface Submission {
  /** API key */
  api_key: string;
  /** Secret key */
  secret_key: string;
  /** Mode */
  mode: "test" | "live";
}

type Module = FormModule<"123x/account", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
