import type { Catalogue } from './catalogue.js';
import type { Digests } from './digests.js';
import type { FormModule } from './form.js';
import type { Locale } from './words.js';

export type { Catalogue, Provider } from './catalogue.js';
export type { Digests } from './digests.js';
export type { Locale } from './words.js';
export type { DataUrl, FormModule, JsonSchema, Messages, UiSchema } from './form.js';

/** The name of a form: the provider's code and the kind of account. */
export type FormName = keyof Submissions;

/** What a form takes. */
export type Submission<Name extends FormName> = Submissions[Name];

/** A language; of one that the package does not have, its first. `uk-UA` is `uk`. */
export type AnyLocale = Locale | (string & {});

/** Loads a form by its name, in a language. Each is a module of its own, which is loaded once. */
export declare const forms: {
  readonly [Name in FormName]: (locale?: AnyLocale) => Promise<FormModule<Name, Submissions[Name]>>;
};

/** Loads the list of all providers: titles, modes, addresses, where the guide explains what. */
export declare const catalogue: (locale?: AnyLocale) => Promise<Catalogue>;

/** Loads a digest of each form in a language, by name. Where it is the same, nothing of the form has changed. */
export declare const digests: (locale?: AnyLocale) => Promise<Digests>;
