import type { FormModule } from '../form.js';

/** Account connection of GlobalMoney. */
export interface Submission {
  /**
   * Login
   *
   * The dealer of your terminal. It is not the name that you sign in to the portal with.
   */
  login: string;
  /**
   * Password
   *
   * A person hands it over, your support manager. The other two values come from the portal.
   */
  password: string;
  /**
   * Terminal
   *
   * Take it from the same row as the Login.
   */
  terminal: string;
  /** I have set up my account at the provider */
  acknowledgement: true;
}

type Module = FormModule<"globalmoney/provider", Submission>;

export declare const name: Module['name'];
export declare const title: Module['title'];
export declare const rjsf: Module['rjsf'];
export declare const jsonForms: Module['jsonForms'];
export declare const schema2020: Module['schema2020'];
export declare const messages: Module['messages'];
