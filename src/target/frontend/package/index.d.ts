import type { Catalogue } from './catalogue.js';
import type { FormModule } from './form.js';

export type { Catalogue, Provider } from './catalogue.js';
export type { DataUrl, FormModule, JsonSchema, Messages, UiSchema } from './form.js';

/** The name of a form: the provider's code and the kind of account. */
export type FormName = keyof Submissions;

/** What a form takes. */
export type Submission<Name extends FormName> = Submissions[Name];

/** Loads a form by its name. Each is a module of its own, which is loaded once. */
export declare const forms: {
  readonly [Name in FormName]: () => Promise<FormModule<Name, Submissions[Name]>>;
};

/** Loads the list of all providers: titles, modes, addresses, where the guide explains what. */
export declare const catalogue: () => Promise<Catalogue>;
